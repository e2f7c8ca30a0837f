using IdentityHub.Storage.Migrating;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// A file beside the database that one process has open (it stays behind, empty: deleting it would let two processes lock two files of one name). EF Core's own lock on SQLite is a row, which stays behind when a process dies while migrating and would
/// then hold up every later start: under this lock it is known to be nobody's.
/// </summary>
internal sealed class SqliteMigrationTurn : IMigrationTurn
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    public async Task<IAsyncDisposable> EnterAsync(HubDbContext db, CancellationToken cancellation)
    {
        var connection = new SqliteConnectionStringBuilder(db.Database.GetConnectionString());
        var file = await LockAsync(connection.DataSource + ".migrating", cancellation);
        if (File.Exists(connection.DataSource))
            await RemoveStaleRowAsync(connection.ConnectionString, cancellation);
        return file;
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancellation)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Look, cancellation);
            }
        }
    }

    private static async Task RemoveStaleRowAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var find = connection.CreateCommand();
        find.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'";
        if ((long)(await find.ExecuteScalarAsync(cancellation))! == 0)
            return;
        await using var remove = connection.CreateCommand();
        remove.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
        await remove.ExecuteNonQueryAsync(cancellation);
    }
}
