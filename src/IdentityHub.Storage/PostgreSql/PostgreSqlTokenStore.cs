using System.Collections.Concurrent;
using IdentityHub.OpenId.Grants;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.OpenId;
using Npgsql;
using NpgsqlTypes;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>One statement, and so one round trip and one commit, per request; each text is prepared by itself after a few uses.</summary>
internal sealed class PostgreSqlTokenStore(DatabaseOptions options) : ITokenStore, INoticeStore
{
    private const string FindText = $"SELECT {TokenColumns.Found} FROM {TokenColumns.From} WHERE t.hash = $1";
    private const string MarkText = "SELECT count(*), coalesce(max(id), 0) FROM open_id_notice WHERE id > $1";
    private const string NoticesText = $"SELECT {TokenColumns.Notices} FROM open_id_notice WHERE id > $1 ORDER BY id";

    private readonly string connectionString = PostgreSqlConnections.WithPreparedStatements(options.ConnectionString);
    private readonly ConcurrentDictionary<(bool Use, bool Family, bool Session, bool Tokens), string> texts = new();

    public bool ReadsAreLocal => false;

    public async ValueTask<StoredToken?> FindAsync(TokenId id, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(FindText, connection) { Parameters = { Bytes(id.Hash) } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? TokenColumns.Read(reader, id, (row, column) => row.GetGuid(column)) : null;
    }

    public async ValueTask<bool> WriteAsync(TokenWrite write, CancellationToken cancellation)
    {
        var shape = (write.Use is not null, write.Family is not null, write.Family?.Session is not null, write.Tokens.Count > 0);
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(texts.GetOrAdd(shape, Text), connection);
        var parameters = command.Parameters;
        if (write.Use is { } use)
        {
            parameters.Add(Instant(write.At));
            parameters.Add(new NpgsqlParameter { Value = use.Successor ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
            parameters.Add(Bytes(use.Id.Hash));
        }
        if (write.Family is { } family)
        {
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = family.Id });
            parameters.Add(new NpgsqlParameter { Value = family.Session?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            parameters.Add(new NpgsqlParameter { Value = family.Account?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            parameters.Add(new NpgsqlParameter<string> { TypedValue = family.ClientId });
            parameters.Add(Instant(family.At));
            parameters.Add(Instant(family.KeptUntil));
        }
        if (write.Tokens is { Count: > 0 } tokens)
        {
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => token.Id.Hash.ToArray()).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => (int)token.Kind).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => (int)TokenState.Valid).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => token.ClientId).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => token.Family).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => InstantConverter.ToMicroseconds(token.CreatedAt)).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => InstantConverter.ToMicroseconds(token.ExpiresAt)).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => InstantConverter.ToMicroseconds(token.KeptUntil)).ToArray() });
            parameters.Add(new NpgsqlParameter { Value = tokens.Select(token => token.Payload).ToArray() });
        }
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async ValueTask<(long Count, long Last)> MarkAsync(long after, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(MarkText, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = after } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public async Task<IReadOnlyList<Notice>> ReadAsync(long after, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var command = new NpgsqlCommand(NoticesText, connection) { Parameters = { new NpgsqlParameter<long> { TypedValue = after } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Notice>();
        while (await reader.ReadAsync(cancellation))
            found.Add(TokenColumns.ReadNotice(reader));
        return found;
    }

    /// <summary>
    /// Every step is a part of one statement and looks whether the step before it did something. The session's row is locked against its ending,
    /// which otherwise wouldn't see the family, nor the family the ending.
    /// </summary>
    private static string Text((bool Use, bool Family, bool Session, bool Tokens) shape)
    {
        var text = "";
        var before = "";
        var next = 1;
        string Parameter() => $"${next++}";
        void Step(string name, string statement)
        {
            text += $"{(text.Length == 0 ? "WITH " : ", ")}{name} AS ({statement})";
            before = name;
        }
        string Earlier(string word) => before.Length == 0 ? "" : $" {word} EXISTS (SELECT 1 FROM {before})";

        if (shape.Use)
        {
            var (at, successor, hash) = (Parameter(), Parameter(), Parameter());
            Step("used", $"""
                UPDATE open_id_token t SET state = {(int)TokenState.Redeemed}, used_at = {at}, successor = {successor} WHERE t.hash = {hash} AND t.state = {(int)TokenState.Valid}
                AND (t.family_id IS NULL OR EXISTS (SELECT 1 FROM open_id_family f WHERE f.id = t.family_id AND f.ended_at IS NULL)) RETURNING 1
                """);
        }
        if (shape.Family)
        {
            var (id, session, account, client, at, kept) = (Parameter(), Parameter(), Parameter(), Parameter(), Parameter(), Parameter());
            var values = $"SELECT {id}, {session}, {account}, {client}, {at}, {kept}";
            var earlier = Earlier(shape.Session ? "AND" : "WHERE");
            Step("opened", $"INSERT INTO open_id_family (id, session_id, account_id, client_id, at, kept_until) {values}"
                + (shape.Session ? $" FROM hub_session s WHERE s.id = {session} AND s.ended_at IS NULL{earlier} FOR SHARE OF s" : earlier) + " RETURNING 1");
            if (shape.Session)
            {
                text += $", takes_part AS (INSERT INTO hub_session_client (session_id, client_id, at) SELECT {session}, {client}, {at} WHERE EXISTS (SELECT 1 FROM opened) "
                    + "ON CONFLICT DO NOTHING)";
            }
        }
        if (shape.Tokens)
        {
            var arrays = string.Join(", ", Enumerable.Range(0, 9).Select(_ => Parameter()));
            Step("kept", $"INSERT INTO open_id_token ({TokenColumns.Written}) SELECT * FROM unnest({arrays}){Earlier("WHERE")} RETURNING 1");
        }
        return text + $" SELECT EXISTS (SELECT 1 FROM {before})";
    }

    private static NpgsqlParameter<byte[]> Bytes(ReadOnlyMemory<byte> bytes) => new() { TypedValue = bytes.ToArray() };

    private static NpgsqlParameter<long> Instant(DateTimeOffset instant) => new() { TypedValue = InstantConverter.ToMicroseconds(instant) };

    private async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
