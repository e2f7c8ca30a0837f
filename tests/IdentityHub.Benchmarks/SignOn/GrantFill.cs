using System.Diagnostics;
using IdentityHub.EndToEnd.Hubs;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>
/// Fills a hub's store with families, each with a refresh token in use, as people leave them who come back within months: half of what there is
/// when millions of shoppers stay signed in. The rows have the size and spread of real ones; nobody has their handles.
/// </summary>
internal static class GrantFill
{
    /// <summary>An account and a session of their own for each, a client of three, 14 days of life, spread over them.</summary>
    private const string Families =
        """
        INSERT INTO open_id_family (id, session_id, account_id, client_id, at, kept_until)
        SELECT {id}, {id2}, {id3}, 'load-' || ({n} % 3), {now} - {n} % 1209600 * 1000000, {now} + 7776000000000 - {n} % 1209600 * 1000000 FROM {numbers}
        """;

    public static async Task RunAsync(HubSettings settings, long count)
    {
        var clock = Stopwatch.StartNew();
        var connectionString = settings.Values["Database:ConnectionString"]!;
        if (settings.Values["Database:Provider"] == "Sqlite")
            await SqliteAsync(connectionString, count);
        else
            await PostgreSqlAsync(connectionString, count);
        Console.WriteLine($"{count} grants filled in within {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static async Task SqliteAsync(string connectionString, long count)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await RunAsync(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY");
        const long step = 1_000_000;
        for (var from = 0L; from < count; from += step)
        {
            var numbers = $"(WITH RECURSIVE n(value) AS (SELECT {from} UNION ALL SELECT value + 1 FROM n WHERE value < {Math.Min(count, from + step) - 1}) SELECT value FROM n)";
            await RunAsync(connection, Text(Families, "randomblob(16)", numbers));
            await RunAsync(connection, $"""
                INSERT INTO open_id_token (hash, kind, state, client_id, family_id, created_at, expires_at, kept_until, payload)
                SELECT randomblob(32), 2, 1, client_id, id, at, at + 1209600000000, at + 1213200000000, randomblob(420) FROM open_id_family WHERE rowid > {from} AND rowid <= {from + step}
                """);
        }
        await RunAsync(connection, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task PostgreSqlAsync(string connectionString, long count)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await RunAsync(connection, Text(Families, "gen_random_uuid()", $"generate_series(0::bigint, {count - 1}) AS n(value)"));
        await RunAsync(connection, """
            INSERT INTO open_id_token (hash, kind, state, client_id, family_id, created_at, expires_at, kept_until, payload)
            SELECT sha256(uuid_send(gen_random_uuid())), 2, 1, client_id, id, at, at + 1209600000000, at + 1213200000000,
                (SELECT string_agg(uuid_send(gen_random_uuid()), ''::bytea) FROM generate_series(1, 26) WHERE f.id IS NOT NULL) FROM open_id_family f
            """);
        await RunAsync(connection, "VACUUM ANALYZE open_id_family, open_id_token");
    }

    private static string Text(string statement, string id, string numbers) => statement
        .Replace("{id}", id, StringComparison.Ordinal).Replace("{id2}", id, StringComparison.Ordinal).Replace("{id3}", id, StringComparison.Ordinal)
        .Replace("{numbers}", numbers, StringComparison.Ordinal).Replace("{n}", "value", StringComparison.Ordinal)
        .Replace("{now}", (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000).ToString(null, null), StringComparison.Ordinal);

    private static async Task RunAsync(System.Data.Common.DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
