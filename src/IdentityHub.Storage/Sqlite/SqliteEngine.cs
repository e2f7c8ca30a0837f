using IdentityHub.Storage.Engines;

namespace IdentityHub.Storage.Sqlite;

internal static class SqliteEngine
{
    public static Engine Instance { get; } = new(
        new SqliteBulkWrite(), new SqliteRecordReads(), new SqliteStripeLocks(), new SqliteRequestLookup(), new SqlitePositionSql(),
        new SqliteJobSql(), new SqliteFaults(), new SqliteMigrationTurn());
}
