using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Sets up a connection once, when its handle is first seen; pooled handles keep their settings.</summary>
/// <remarks>
/// WAL with synchronous=FULL: a commit is on the disk when it is acknowledged. The log is moved into the file by <see cref="SqliteCheckpoints"/>; the automatic
/// checkpoint, which would do it within some command's commit, is left as a safety net for processes without that service.
/// mmap_size: what fits is read from the system's cache of the file without a call and a copy per page (writing still goes through the log): among a million parties
/// intake reads mostly pages that no connection's own cache holds, and comes to almost three times the records a second.
/// secure_delete: what is deleted or replaced is overwritten in the same commit, so that an erasure finds it gone.
/// </remarks>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal const string Text =
        """
        PRAGMA busy_timeout = 30000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -32768;
        PRAGMA wal_autocheckpoint = 8000;
        PRAGMA mmap_size = 2147418112;
        PRAGMA secure_delete = ON;
        """;

    private readonly ConditionalWeakTable<sqlite3, object> known = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetUp((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetUp((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void SetUp(SqliteConnection connection)
    {
        var handle = connection.Handle!;
        if (known.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
        known.TryAdd(handle, this);
    }
}
