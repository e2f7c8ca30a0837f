using System.Buffers.Text;
using System.Text;
using IdentityHub.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace IdentityHub.Testing;

/// <summary>All that a database holds, as whoever steals a copy reads it: SQLite's files byte by byte, PostgreSQL's tables one after the other.</summary>
public sealed class DatabaseDump
{
    private readonly string content;

    private DatabaseDump(string content) => this.content = content;

    /// <summary>How much there is to search.</summary>
    public int Length => content.Length;

    /// <summary>Reads a database, whoever else uses it.</summary>
    public static async Task<DatabaseDump> ReadAsync(TestDatabase database, CancellationToken cancellation) => new(database.Provider switch
    {
        DatabaseProvider.Sqlite => await FilesAsync(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource, cancellation),
        DatabaseProvider.PostgreSql => await TablesAsync(database.ConnectionString, cancellation),
        _ => throw new ArgumentException($"A dump of {database.Provider} isn't read."),
    });

    /// <summary>True when a secret is in it: as it is, its bytes as hexadecimal digits or base 64, or what it encodes.</summary>
    public bool Holds(string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        if (Has(secret) || Holds(bytes))
            return true;
        var decoded = new byte[secret.Length];
        return Base64Url.IsValid(secret) && Base64Url.TryDecodeFromChars(secret, decoded, out var length) && length >= 16 && Holds(decoded.AsSpan(0, length));
    }

    /// <summary>True when bytes are in it: as they are, as hexadecimal digits or base 64.</summary>
    public bool Holds(ReadOnlySpan<byte> secret) =>
        Has(Encoding.Latin1.GetString(secret)) || content.Contains(Convert.ToHexString(secret), StringComparison.OrdinalIgnoreCase)
        || Has(Convert.ToBase64String(secret).TrimEnd('=')) || Has(Base64Url.EncodeToString(secret));

    private bool Has(string text) => content.Contains(text, StringComparison.Ordinal);

    private static async Task<string> FilesAsync(string path, CancellationToken cancellation)
    {
        var all = new StringBuilder();
        foreach (var file in new[] { path, path + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync(cancellation));
        }
        return all.ToString();
    }

    private static async Task<string> TablesAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        var names = new List<string>();
        await using (var command = new NpgsqlCommand("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'", connection))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
        {
            while (await reader.ReadAsync(cancellation))
                names.Add(reader.GetString(0));
        }
        var all = new StringBuilder();
        foreach (var name in names)
        {
            using var table = await connection.BeginTextExportAsync($"COPY public.{name} TO STDOUT", cancellation);
            all.Append(await table.ReadToEndAsync(cancellation));
        }
        return all.ToString();
    }
}
