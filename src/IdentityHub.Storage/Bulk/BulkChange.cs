namespace IdentityHub.Storage.Bulk;

/// <summary>Which columns of a table an update overwrites and by which a row is found; a deletion overwrites none.</summary>
/// <param name="Table">The table.</param>
/// <param name="Set">What is overwritten.</param>
/// <param name="Keys">By which the row is found.</param>
/// <param name="Check">The column that must still have what was read; null for none. A whole number.</param>
/// <param name="Write">Hands over a row's values: those to set, then the keys.</param>
internal sealed record BulkChange(BulkTable Table, IReadOnlyList<BulkColumn> Set, IReadOnlyList<BulkColumn> Keys, BulkColumn? Check, Action<object, IBulkValues> Write);
