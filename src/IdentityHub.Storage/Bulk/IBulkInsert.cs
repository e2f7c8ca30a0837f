namespace IdentityHub.Storage.Bulk;

/// <summary>Inserts many rows of one table within the running transaction.</summary>
internal interface IBulkInsert
{
    /// <summary>Inserts the rows; generated keys are given in the rows' order.</summary>
    /// <param name="db">With a transaction running.</param>
    /// <param name="table">Table and columns.</param>
    /// <param name="rows">Instances of the table's row class.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task InsertAsync(HubDbContext db, BulkTable table, IReadOnlyList<object> rows, CancellationToken cancellation);
}
