using System.Collections.Concurrent;
using IdentityHub.OpenId.Grants;
using IdentityHub.Storage.OpenId;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Reads on a handful of connections with prepared statements, microseconds each; writes by <see cref="SqliteTokenWriter"/>.</summary>
internal sealed class SqliteTokenStore(DatabaseOptions options, SqliteWriterGate gate) : ITokenStore, INoticeStore, IDisposable
{
    private const string FindText = $"SELECT {TokenColumns.Found} FROM {TokenColumns.From} WHERE t.hash = @0";
    private const string MarkText = "SELECT count(*), coalesce(max(id), 0) FROM open_id_notice WHERE id > @0";
    private const string NoticesText = $"SELECT {TokenColumns.Notices} FROM open_id_notice WHERE id > @0 ORDER BY id";

    private readonly ConcurrentBag<SqliteStatements> readers = [];
    private readonly SqliteTokenWriter writer = new(options, gate);

    public bool ReadsAreLocal => true;

    public ValueTask<StoredToken?> FindAsync(TokenId id, CancellationToken cancellation) => ValueTask.FromResult(Read(statements =>
    {
        using var reader = statements.With(FindText, id.Hash.ToArray()).ExecuteReader();
        return reader.Read() ? TokenColumns.Read(reader, id, (row, column) => new Guid(row.GetFieldValue<byte[]>(column), bigEndian: true)) : null;
    }));

    public ValueTask<bool> WriteAsync(TokenWrite write, CancellationToken cancellation) => writer.WriteAsync(write);

    public ValueTask<(long Count, long Last)> MarkAsync(long after, CancellationToken cancellation) => ValueTask.FromResult(Read(statements =>
    {
        using var reader = statements.With(MarkText, after).ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }));

    public Task<IReadOnlyList<Notice>> ReadAsync(long after, CancellationToken cancellation) => Task.FromResult(Read<IReadOnlyList<Notice>>(statements =>
    {
        using var reader = statements.With(NoticesText, after).ExecuteReader();
        var found = new List<Notice>();
        while (reader.Read())
            found.Add(TokenColumns.ReadNotice(reader));
        return found;
    }));

    public void Dispose()
    {
        writer.Dispose();
        while (readers.TryTake(out var reader))
            reader.Dispose();
    }

    private T Read<T>(Func<SqliteStatements, T> read)
    {
        if (!readers.TryTake(out var statements))
            statements = new SqliteStatements(options.ConnectionString);
        try
        {
            var result = read(statements);
            readers.Add(statements);
            return result;
        }
        catch
        {
            statements.Dispose();
            throw;
        }
    }
}
