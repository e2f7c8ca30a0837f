using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Secrets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Storage.Privacy;

/// <summary>
/// The journal as a file of lines: the entry in base 64, a dot, and its keyed hash, so that nobody without the root key can have people erased by writing into it.
/// </summary>
internal sealed class ErasureJournal(PrivacyOptions options, DatabaseOptions database, IKeyWrapping keys, ILogger<ErasureJournal> logger) : IErasureJournal
{
    private const string Purpose = "erasure journal";
    private const int Tries = 50;

    private string? File => options.Journal
        ?? (database.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(database.ConnectionString).DataSource + ".erasures" : null);

    public async Task AppendAsync(ErasureJournalEntry entry, CancellationToken cancellation)
    {
        var file = File ?? throw new InvalidOperationException("Hub:Privacy:Journal names no file: without an erasure journal outside the database nothing is erased.");
        var body = PrivacyRequestJson.Write(entry);
        // The line end first: what a crash left of the line before is then a line of its own.
        var line = Encoding.ASCII.GetBytes($"\n{Convert.ToBase64String(body)}.{Convert.ToHexStringLower(keys.KeyedHash(Purpose, body))}\n");
        await using var stream = await OpenAsync(file, cancellation);
        await stream.WriteAsync(line, cancellation);
        stream.Flush(flushToDisk: true);
    }

    public async IAsyncEnumerable<ErasureJournalEntry> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (File is not { } file || !System.IO.File.Exists(file))
            yield break;
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.ASCII);
        for (var number = 1; await reader.ReadLineAsync(cancellation) is { } line; number++)
        {
            if (line.Length == 0)
                continue;
            if (Read(line) is { } entry)
                yield return entry;
            else
                logger.LogError("Line {Line} of the erasure journal {File} wasn't written by this hub, or not to its end; it is left out.", number, file);
        }
    }

    private ErasureJournalEntry? Read(string line)
    {
        var parts = line.Split('.');
        try
        {
            var body = Convert.FromBase64String(parts[0]);
            var written = parts.Length == 2 ? Convert.FromHexString(parts[1]) : [];
            return System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(written, keys.KeyedHash(Purpose, body)) ? PrivacyRequestJson.Read<ErasureJournalEntry>(body) : null;
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>One writer at a time, of whatever node.</summary>
    private static async Task<FileStream> OpenAsync(string file, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20 * attempt), cancellation);
            }
        }
    }
}
