using System.Text;
using IdentityHub.Storage.Bulk;
using SQLitePCL;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Binds values to a prepared statement, from its first place on; SQLite copies them.</summary>
internal sealed class SqliteValues(sqlite3_stmt statement) : IBulkValues
{
    private byte[] text = new byte[1024];
    private int place;

    /// <summary>The next value is the statement's first.</summary>
    public void Begin() => place = 0;

    public void Null() => _ = raw.sqlite3_bind_null(statement, ++place);

    public void Write(long value) => _ = raw.sqlite3_bind_int64(statement, ++place, value);

    public void Write(int value) => _ = raw.sqlite3_bind_int(statement, ++place, value);

    public void Write(bool value) => _ = raw.sqlite3_bind_int(statement, ++place, value ? 1 : 0);

    public void Write(double value) => _ = raw.sqlite3_bind_double(statement, ++place, value);

    public void Write(string value)
    {
        // Nothing has no address, which SQLite takes for no value.
        if (value.Length == 0)
        {
            _ = raw.sqlite3_bind_text(statement, ++place, "");
            return;
        }
        var longest = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (longest > text.Length)
            text = new byte[longest];
        _ = raw.sqlite3_bind_text(statement, ++place, text.AsSpan(0, Encoding.UTF8.GetBytes(value, text)));
    }

    public void Write(byte[] value) => _ = raw.sqlite3_bind_blob(statement, ++place, value);

    public void Write(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        _ = raw.sqlite3_bind_blob(statement, ++place, bytes);
    }
}
