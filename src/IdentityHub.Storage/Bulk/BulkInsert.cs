namespace IdentityHub.Storage.Bulk;

/// <summary>Rows of one table that are to be inserted.</summary>
/// <param name="Table">Table and columns.</param>
/// <param name="Rows">Instances of the table's row class.</param>
internal readonly record struct BulkInsert(BulkTable Table, IReadOnlyList<object> Rows)
{
    /// <summary>Of rows whose class says the table.</summary>
    public static BulkInsert Of<TRow>(HubDbContext db, IReadOnlyCollection<TRow> rows) where TRow : class =>
        new(BulkTable.Of<TRow>(db), rows as IReadOnlyList<TRow> ?? [.. rows]);
}
