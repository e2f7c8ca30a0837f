using IdentityHub.Kernel.Erasure;
using IdentityHub.Storage.Work;
using Microsoft.Data.Sqlite;

namespace IdentityHub.Storage.Sqlite;

/// <summary>The file is written anew, without what free pages held; then the write-ahead log is emptied, which held the pages before.</summary>
internal sealed class SqliteScrub(DatabaseOptions options, IWriterGate gate) : IStorageScrub
{
    private const int Tries = 20;

    public async Task ScrubAsync(CancellationToken cancellation)
    {
        using var turn = await gate.EnterAsync(cancellation);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000; VACUUM";
        await Task.Run(command.ExecuteNonQuery, cancellation);
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
