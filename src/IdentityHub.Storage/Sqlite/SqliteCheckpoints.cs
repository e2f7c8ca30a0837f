using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Moves the write-ahead log into the file beside the writers' way, and shortens it when it has grown long.</summary>
internal sealed class SqliteCheckpoints(DatabaseOptions options, SqliteWriterGate gate, TimeProvider time, ILogger<SqliteCheckpoints> logger) : BackgroundService
{
    private const long Worthwhile = 4 << 20;
    private const long Long = 64 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var log = new FileInfo(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource + "-wal");
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            log.Refresh();
            if (!log.Exists || log.Length < Worthwhile)
                continue;
            try
            {
                // PASSIVE waits for nobody; what it can't move because of a reader stays for the next time.
                await RunAsync("PASSIVE", stoppingToken);
                if (log.Length < Long)
                    continue;
                using var turn = await gate.EnterAsync(stoppingToken);
                await RunAsync("TRUNCATE", stoppingToken);
            }
            catch (SqliteException failure)
            {
                logger.LogWarning(failure, "The write-ahead log of {Bytes} bytes could not be moved into the database file; tried again in a moment.", log.Length);
            }
        }
    }

    private async Task RunAsync(string mode, CancellationToken cancellation)
    {
        // Not from the pool, whose connections keep the settings that they are given.
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout = 2000; PRAGMA wal_checkpoint({mode})";
        await Task.Run(command.ExecuteNonQuery, cancellation);
    }
}
