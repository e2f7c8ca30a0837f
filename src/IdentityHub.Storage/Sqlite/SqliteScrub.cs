using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Storage.Work;
using Microsoft.Data.Sqlite;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// What is deleted or replaced is overwritten by the engine in the same commit (<see cref="SqlitePragmas"/>); the write-ahead log, which holds pages from before, is emptied here. What then
/// remains are copies of rows in the gaps of pages that were split: a few in a million, and only writing the file anew removes them. A small file is, at once; a large one
/// daily, for all erasures together (<see cref="SqliteVacuumJob"/>), because nobody writes meanwhile.
/// </summary>
internal sealed class SqliteScrub(DatabaseOptions options, PrivacyOptions privacy, IWriterGate gate) : IStorageScrub
{
    private const int Tries = 20;

    public async Task<ScrubExtent> ScrubAsync(CancellationToken cancellation)
    {
        using var turn = await gate.EnterAsync(cancellation);
        await using var connection = await OpenAsync(cancellation);
        var file = new FileInfo(connection.DataSource);
        var isSmall = file.Exists && file.Length <= privacy.VacuumBelowMiB * 1024L * 1024L;
        if (isSmall)
            await VacuumAsync(connection, cancellation);
        await EmptyLogAsync(connection, cancellation);
        return isSmall ? ScrubExtent.Rewritten : ScrubExtent.Overwritten;
    }

    /// <summary>Writes the file anew, whatever its size.</summary>
    public async Task VacuumAsync(CancellationToken cancellation)
    {
        using var turn = await gate.EnterAsync(cancellation);
        await using var connection = await OpenAsync(cancellation);
        await VacuumAsync(connection, cancellation);
        await EmptyLogAsync(connection, cancellation);
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task VacuumAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000; VACUUM";
        await Task.Run(command.ExecuteNonQuery, cancellation);
    }

    private static async Task EmptyLogAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        // A reader that began before holds the log; it is done in a moment.
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            if (await reader.ReadAsync(cancellation) && reader.GetInt32(0) == 0)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellation);
        }

        throw new IOException("The write-ahead log could not be emptied: somebody reads an old state of the database.");
    }
}
