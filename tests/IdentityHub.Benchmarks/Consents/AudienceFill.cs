using System.Data.Common;
using IdentityHub.Kernel.Ids;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Benchmarks.Consents;

/// <summary>An audience written straight into the tables: parties with a record each, of whom two in four granted, one withdrew and one said nothing.</summary>
internal static class AudienceFill
{
    private const string Profile =
        """{"given_name":"Ada","family_name":"Lovelace","birth_date":"1980-12-10","emails":[{"value":"someone@example.com"}],"addresses":[{"line1":"1 High Street","city":"London","postcode":"N1","country":"GB"}]}""";

    public static GlobalPartyId Party(int number) => new(new Guid($"00000000-0000-7000-8000-{number:x12}"));

    /// <summary>True for who granted.</summary>
    public static bool IsAllowed(int number) => number % 4 is 0 or 1;

    public static async Task RunAsync(string provider, string connectionString, int count)
    {
        await using DbConnection connection = provider == "Sqlite"
            ? new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString)
            : new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in provider == "Sqlite" ? Sqlite(count) : PostgreSql(count))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string[] Sqlite(int count)
    {
        var numbers = $"(WITH RECURSIVE n(value) AS (SELECT 0 UNION ALL SELECT value + 1 FROM n WHERE value < {count - 1}) SELECT value FROM n)";
        const string party = "unhex(printf('0000000000007000%04x%012x', 32768, value))", record = "unhex(printf('0000000000007000%04x%012x', 36864, value))";
        return
        [
            "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000",
            .. Statements(numbers, party, record, $"CAST('{Profile}' AS BLOB)", "CAST('{}' AS BLOB)", "zeroblob(16)", "randomblob(16)", "zeroblob(16)", "randomblob(250)", "randomblob(32)", "0", "1"),
            "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)",
        ];
    }

    private static string[] PostgreSql(int count) =>
    [
        "SET synchronous_commit = off",
        .. Statements(
            $"generate_series(0, {count - 1}) AS n(value)", "('00000000-0000-7000-8000-' || lpad(to_hex(value), 12, '0'))::uuid", "('00000000-0000-7000-9000-' || lpad(to_hex(value), 12, '0'))::uuid",
            $"convert_to('{Profile}', 'UTF8')", "convert_to('{}', 'UTF8')", "'00000000-0000-0000-0000-000000000000'::uuid", "gen_random_uuid()", "'00000000-0000-0000-0000-000000000000'::uuid",
            "decode(repeat(md5(value::text), 15), 'hex')", "decode(repeat(md5(value::text), 2), 'hex')", "false", "true"),
        "ANALYZE party; ANALYZE source_record; ANALYZE consent_event; CHECKPOINT",
    ];

    private static string[] Statements(
        string numbers, string party, string record, string profile, string content, string hash, string eventId, string keyId, string payload, string commitment, string no, string yes) =>
    [
        $"INSERT INTO party (id, revision, kind, confirmed, stamp, profile, created_at, changed_at) SELECT {party}, 1, 1, 0, 0, {profile}, 0, 0 FROM {numbers}",
        $"INSERT INTO source_record (id, party_id, home_id, is_native, rule, is_suspect, key_hash, system, scope, key, versions, content, content_hash, kind, deleted, received_at, changed_at) SELECT {record}, {party}, {party}, {yes}, '', {no}, value, 'crm', '', 'A' || value, 1, {content}, {hash}, 1, {no}, 0, 0 FROM {numbers}",
        $"INSERT INTO consent_event (event_id, record_id, purpose, party_action, channel, action, captured_at, effective_from, recorded_at, by_verified_owner, quality, actor_kind, actor_id, method, key_id, payload, commitment) SELECT {eventId}, {record}, 'newsletter', 0, 1, CASE value % 4 WHEN 2 THEN 3 ELSE 1 END, 0, 0, 0, {no}, 0, 1, 'load', 3, {keyId}, {payload}, {commitment} FROM {numbers} WHERE value % 4 < 3",
    ];
}
