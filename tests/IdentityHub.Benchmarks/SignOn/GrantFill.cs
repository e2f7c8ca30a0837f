using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>
/// Fills a hub's store with families, each with a refresh token in use, as people leave them who come back within months: half of what there is
/// when millions of shoppers stay signed in. The rows have the size, order and spread of real ones; nobody has their handles.
/// </summary>
internal static class GrantFill
{
    /// <summary>An account and a session of their own for each, a client of three, made within the last fortnight one after the other; ids that grow, as UUIDv7s do.</summary>
    private const string Families =
        """
        INSERT INTO open_id_family (id, session_id, account_id, client_id, at, kept_until)
        SELECT {id:8}, {id:9}, {id:a}, 'load-' || (value % 3), {at}, {at} + 7776000000000 FROM {numbers}
        """;

    private const long Fortnight = 1_209_600_000_000;

    public static async Task RunAsync(string engine, string connectionString, long count)
    {
        var clock = Stopwatch.StartNew();
        await using DbConnection connection = engine == "Sqlite"
            ? new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
            : new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        if (engine == "Sqlite")
            await SqliteAsync(connection, count);
        else
            await PostgreSqlAsync(connection, count);
        Console.WriteLine($"{count} grants filled in within {clock.Elapsed.TotalSeconds:F0} s");
    }

    private static async Task SqliteAsync(DbConnection connection, long count)
    {
        await RunAsync(connection, "PRAGMA busy_timeout = 60000; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = MEMORY");
        var indexes = await ReadAsync(connection, "SELECT name || '|' || sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('open_id_family', 'open_id_token')");
        foreach (var index in indexes)
            await RunAsync(connection, $"DROP INDEX {index.Split('|')[0]}");
        const long step = 1_000_000;
        for (var from = 0L; from < count; from += step)
        {
            var numbers = $"(WITH RECURSIVE n(value) AS (SELECT {from} UNION ALL SELECT value + 1 FROM n WHERE value < {Math.Min(count, from + step) - 1}) SELECT value FROM n)";
            var before = (await ReadAsync(connection, "SELECT CAST(coalesce(max(rowid), 0) AS text) FROM open_id_family"))[0];
            await RunAsync(connection, Text(Families, count, numbers, kind => $"unhex(printf('%012x7000{kind}%015x', {{at}} / 1000, value))"));
            await RunAsync(connection, $"""
                INSERT INTO open_id_token (hash, kind, state, client_id, family_id, created_at, expires_at, kept_until, payload)
                SELECT randomblob(32), 2, 1, client_id, id, at, at + 2419200000000, at + 2422800000000, randomblob(420) FROM open_id_family WHERE rowid > {before}
                """);
        }
        foreach (var index in indexes)
            await RunAsync(connection, index.Split('|')[1]);
        await RunAsync(connection, "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static async Task PostgreSqlAsync(DbConnection connection, long count)
    {
        var indexes = await ReadAsync(connection, """
            SELECT indexname || '|' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename IN ('open_id_family', 'open_id_token') AND indexname NOT LIKE 'pk%'
            """);
        foreach (var index in indexes)
            await RunAsync(connection, $"DROP INDEX {index.Split('|')[0]}");
        await RunAsync(connection, Text(Families, count, $"generate_series(0::bigint, {count - 1}) AS n(value)",
            kind => $"(lpad(to_hex({{at}} / 1000), 12, '0') || '7000{kind}' || lpad(to_hex(value), 15, '0'))::uuid"));
        await RunAsync(connection, """
            INSERT INTO open_id_token (hash, kind, state, client_id, family_id, created_at, expires_at, kept_until, payload)
            SELECT sha256(uuid_send(gen_random_uuid())), 2, 1, client_id, id, at, at + 2419200000000, at + 2422800000000,
                decode(repeat('9a', 420), 'hex')
            FROM open_id_family f WHERE client_id LIKE 'load-_'
            """);
        await RunAsync(connection, "SET maintenance_work_mem = '512MB'");
        foreach (var index in indexes)
            await RunAsync(connection, index.Split('|')[1]);
        await RunAsync(connection, "VACUUM ANALYZE open_id_family, open_id_token");
        await RunAsync(connection, "CHECKPOINT");
    }

    private static string Text(string statement, long count, string numbers, Func<char, string> id)
    {
        var begun = (DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000) - Fortnight;
        return statement.Replace("{id:8}", id('8'), StringComparison.Ordinal).Replace("{id:9}", id('9'), StringComparison.Ordinal).Replace("{id:a}", id('a'), StringComparison.Ordinal)
            .Replace("{at}", string.Create(CultureInfo.InvariantCulture, $"({begun} + value * {Fortnight / count})"), StringComparison.Ordinal).Replace("{numbers}", numbers, StringComparison.Ordinal);
    }

    private static async Task RunAsync(DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ReadAsync(DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await reader.ReadAsync())
            found.Add(reader.GetString(0));
        return found;
    }
}
