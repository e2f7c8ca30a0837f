namespace IdentityHub.Storage.Bulk;

/// <summary>Updates and deletes of many rows, each by its own key, in few round trips.</summary>
internal static class RowUpdates
{
    /// <summary>Overwrites columns of rows whose key and check column are as given; the number of rows that were.</summary>
    /// <param name="db">With a transaction running.</param>
    /// <param name="rows">With their new values; no key twice.</param>
    /// <param name="read">What the check column of each had when it was read.</param>
    /// <param name="key">The key column.</param>
    /// <param name="check">The check column: a whole number.</param>
    /// <param name="columns">What is overwritten.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static Task<int> UpdateManyAsync<TRow>(
        this HubDbContext db, IReadOnlyList<TRow> rows, IReadOnlyList<long> read, string key, string check, IReadOnlyCollection<string> columns, CancellationToken cancellation)
        where TRow : class =>
        rows.Count == 0 ? Nothing : db.Engine.Rows.UpdateAsync(db, BulkTable.Of<TRow>(db).Change(columns, [key], check), rows, read, cancellation);

    /// <summary>Deletes rows by the columns given.</summary>
    public static Task<int> DeleteManyAsync<TRow>(this HubDbContext db, IReadOnlyList<TRow> rows, IReadOnlyCollection<string> by, CancellationToken cancellation) where TRow : class =>
        rows.Count == 0 ? Nothing : db.Engine.Rows.DeleteAsync(db, BulkTable.Of<TRow>(db).Change([], by, null), rows, cancellation);

    private static Task<int> Nothing { get; } = Task.FromResult(0);
}
