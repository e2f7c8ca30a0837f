namespace IdentityHub.Storage.Bulk;

/// <summary>Writes many rows within the running transaction, past the change tracker.</summary>
internal interface IBulkWrite
{
    /// <summary>Inserts rows, one table after the other; generated keys are given in the rows' order.</summary>
    /// <param name="db">With a transaction running.</param>
    /// <param name="inserts">Tables with their rows; none without any.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task InsertAsync(HubDbContext db, IReadOnlyList<BulkInsert> inserts, CancellationToken cancellation);

    /// <summary>Overwrites columns of the rows whose key is as given and whose check column still has what was read; the number of rows that were.</summary>
    /// <param name="db">With a transaction running.</param>
    /// <param name="change">Which columns.</param>
    /// <param name="rows">Instances of the table's row class; no key twice.</param>
    /// <param name="read">What each row's check column had when it was read.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<int> UpdateAsync(HubDbContext db, BulkChange change, IReadOnlyList<object> rows, IReadOnlyList<long> read, CancellationToken cancellation);

    /// <summary>Deletes the rows whose key columns are as given; the number of rows that were.</summary>
    /// <param name="db">With a transaction running.</param>
    /// <param name="keys">Which columns; it overwrites none.</param>
    /// <param name="rows">Instances of the table's row class.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<int> DeleteAsync(HubDbContext db, BulkChange keys, IReadOnlyList<object> rows, CancellationToken cancellation);
}
