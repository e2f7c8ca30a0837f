using IdentityHub.OpenId.Grants;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.OpenId;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Reads by <see cref="SqliteReaders"/>; writes by <see cref="SqliteGroupWriter"/>.</summary>
internal sealed class SqliteTokenStore(SqliteReaders readers, SqliteGroupWriter writer) : ITokenStore, INoticeStore
{
    private const string FindText = $"SELECT {TokenColumns.Found} FROM {TokenColumns.From} WHERE t.hash = @0";
    private const string MarkText = "SELECT count(*), coalesce(max(id), 0) FROM open_id_notice WHERE id > @0";
    private const string NoticesText = $"SELECT {TokenColumns.Notices} FROM open_id_notice WHERE id > @0 ORDER BY id";

    // 1 is valid, 2 redeemed (TokenState).
    private const string UseText =
        """
        UPDATE open_id_token SET state = 2, used_at = @0, successor = @1 WHERE hash = @2 AND state = 1
        AND (family_id IS NULL OR EXISTS (SELECT 1 FROM open_id_family f WHERE f.id = family_id AND f.ended_at IS NULL))
        """;

    private const string SessionText = "SELECT count(*) FROM hub_session WHERE id = @0 AND ended_at IS NULL";
    private const string TakesPartText = "INSERT INTO hub_session_client (session_id, client_id, at) VALUES (@0, @1, @2) ON CONFLICT DO NOTHING";
    private const string OpenText = "INSERT INTO open_id_family (id, session_id, account_id, client_id, at, kept_until) VALUES (@0, @1, @2, @3, @4, @5)";
    private const string KeepText = $"INSERT INTO open_id_token ({TokenColumns.Written}) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)";

    public bool ReadsAreLocal => true;

    public ValueTask<StoredToken?> FindAsync(TokenId id, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(id, static (statements, id) =>
    {
        using var reader = statements.With(FindText, id.Hash.ToArray()).ExecuteReader();
        return reader.Read() ? TokenColumns.Read(reader, id, SqlitePersonStore.ReadGuid) : null;
    }));

    public async ValueTask<bool> WriteAsync(TokenWrite write, CancellationToken cancellation) => await writer.WriteAsync(statements => Write(statements, write)) > 0;

    public ValueTask<(long Count, long Last)> MarkAsync(long after, CancellationToken cancellation) => ValueTask.FromResult(readers.Read(after, static (statements, after) =>
    {
        using var reader = statements.With(MarkText, after).ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }));

    public Task<IReadOnlyList<Notice>> ReadAsync(long after, CancellationToken cancellation) => Task.FromResult(readers.Read<long, IReadOnlyList<Notice>>(after, static (statements, after) =>
    {
        using var reader = statements.With(NoticesText, after).ExecuteReader();
        var found = new List<Notice>();
        while (reader.Read())
            found.Add(TokenColumns.ReadNotice(reader));
        return found;
    }));

    private static int Write(SqliteStatements statements, TokenWrite write)
    {
        if (write.Family?.Session is { } session && (long)statements.With(SessionText, Bytes(session.Value)).ExecuteScalar()! == 0)
            return 0;
        if (write.Use is { } use && statements.Run(UseText, Micros(write.At), use.Successor, use.Id.Hash.ToArray()) == 0)
            return 0;
        if (write.Family is { } family)
        {
            statements.Run(OpenText, Bytes(family.Id), Bytes(family.Session?.Value), Bytes(family.Account?.Value), family.ClientId, Micros(family.At), Micros(family.KeptUntil));
            if (family.Session is { } takesPart)
                statements.Run(TakesPartText, Bytes(takesPart.Value), family.ClientId, Micros(family.At));
        }
        foreach (var token in write.Tokens)
        {
            statements.Run(KeepText, token.Id.Hash.ToArray(), (int)token.Kind, (int)TokenState.Valid, token.ClientId, Bytes(token.Family),
                Micros(token.CreatedAt), Micros(token.ExpiresAt), Micros(token.KeptUntil), token.Payload);
        }
        return 1;
    }

    private static byte[]? Bytes(Guid? id) => id?.ToByteArray(bigEndian: true);

    private static long Micros(DateTimeOffset instant) => InstantConverter.ToMicroseconds(instant);
}
