using IdentityHub.Storage.Bulk;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Gathers rows as an array per column.</summary>
internal sealed class PostgreSqlArrays(IReadOnlyList<BulkColumn> columns, int rows) : IBulkValues
{
    private int column;
    private int row;

    /// <summary>The arrays; those of columns that may be empty have elements that may.</summary>
    public Array[] Columns { get; } = [.. columns.Select(column => ArrayOf(column, rows))];

    /// <summary>The next value is the first of this row.</summary>
    public void Begin(int place) => (row, column) = (place, 0);

    public void Null() => column++;

    public void Write(long value) => Put(value);

    public void Write(int value) => Put(value);

    public void Write(bool value) => Put(value);

    public void Write(double value) => Put(value);

    public void Write(string value) => ((string[])Columns[column++])[row] = value;

    public void Write(byte[] value) => ((byte[][])Columns[column++])[row] = value;

    public void Write(Guid value) => Put(value);

    private void Put<T>(T value) where T : struct
    {
        if (Columns[column++] is var array && array is T[] given)
            given[row] = value;
        else
            ((T?[])array)[row] = value;
    }

    private static Array ArrayOf(BulkColumn column, int rows) =>
        column.ProviderType == typeof(long) ? Values<long>(column, rows)
        : column.ProviderType == typeof(int) ? Values<int>(column, rows)
        : column.ProviderType == typeof(bool) ? Values<bool>(column, rows)
        : column.ProviderType == typeof(double) ? Values<double>(column, rows)
        : column.ProviderType == typeof(Guid) ? Values<Guid>(column, rows)
        : column.ProviderType == typeof(byte[]) ? new byte[rows][]
        : new string[rows];

    private static Array Values<T>(BulkColumn column, int rows) where T : struct => column.IsNullable ? new T?[rows] : new T[rows];
}
