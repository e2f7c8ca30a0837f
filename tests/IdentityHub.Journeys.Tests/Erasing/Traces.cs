using System.Text;
using IdentityHub.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IdentityHub.Journeys.Tests.Erasing;

/// <summary>Looks for personal values in everything that a database consists of: the bytes of SQLite's files, every row of every table of PostgreSQL.</summary>
internal static class Traces
{
    /// <summary>Which of the values are still there.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(JourneyNode node, IEnumerable<string> values)
    {
        var haystack = await node.InAsync<HubDbContext, byte[]>(db => db.Provider == DatabaseProvider.Sqlite ? FilesAsync(db) : DumpAsync(db));
        return [.. values.Where(value => Contains(haystack, value) || Contains(haystack, value.ToUpperInvariant()) || Contains(haystack, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value))))];
    }

    private static bool Contains(byte[] haystack, string value) => haystack.AsSpan().IndexOf(Encoding.UTF8.GetBytes(value)) >= 0;

    private static async Task<byte[]> FilesAsync(HubDbContext db)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        using var bytes = new MemoryStream();
        foreach (var suffix in (string[])["", "-wal", "-shm", ".erasures"])
        {
            if (!File.Exists(file + suffix))
                continue;
            await using var stream = new FileStream(file + suffix, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await stream.CopyToAsync(bytes);
        }

        return bytes.ToArray();
    }

    private static async Task<byte[]> DumpAsync(HubDbContext db)
    {
        var text = new StringBuilder();
        await using var connection = new NpgsqlConnection(db.Database.GetConnectionString());
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct())
        {
            await using var command = new NpgsqlCommand($"SELECT t::text FROM {table} t", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                text.AppendLine(reader.GetString(0));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
