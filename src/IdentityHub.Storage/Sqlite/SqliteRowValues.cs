using IdentityHub.Storage.Bulk;
using SQLitePCL;

namespace IdentityHub.Storage.Sqlite;

/// <summary>The row that a statement stands on.</summary>
internal sealed class SqliteRowValues(sqlite3_stmt statement) : IRowValues
{
    public bool IsNull(int place) => raw.sqlite3_column_type(statement, place) == raw.SQLITE_NULL;

    public long Number(int place) => raw.sqlite3_column_int64(statement, place);

    public bool Flag(int place) => raw.sqlite3_column_int(statement, place) != 0;

    public double Fraction(int place) => raw.sqlite3_column_double(statement, place);

    public string Text(int place) => raw.sqlite3_column_text(statement, place).utf8_to_string();

    public byte[] Bytes(int place) => raw.sqlite3_column_blob(statement, place).ToArray();

    public Guid Id(int place) => new(raw.sqlite3_column_blob(statement, place), bigEndian: true);
}
