using IdentityHub.Kernel.Erasure;
using IdentityHub.Storage.Work;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Privacy;

/// <summary>Makes the engine overwrite what it still has of removed rows.</summary>
internal sealed class StorageScrub(HubDbContext db, DatabaseOptions options, IWriterGate gate) : IStorageScrub
{
    private const int Tries = 20;

    public async Task ScrubAsync(CancellationToken cancellation)
    {
        switch (options.Provider)
        {
            case DatabaseProvider.Sqlite:
                await SqliteAsync(cancellation);
                break;
            case DatabaseProvider.PostgreSql:
                // Not FULL: removing dead tuples is enough, and takes no lock that anybody would feel.
                await db.Database.ExecuteSqlRawAsync("VACUUM", cancellation);
                break;
            default:
                await db.Database.ExecuteSqlRawAsync("EXEC sp_clean_db_free_space @dbname = @p0", [db.Database.GetDbConnection().Database], cancellation);
                break;
        }
    }

    /// <summary>The file is written anew, without what free pages held; then the log is emptied, which held the pages before.</summary>
    private async Task SqliteAsync(CancellationToken cancellation)
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
