using IdentityHub.Storage.Engines;

namespace IdentityHub.Storage.Sqlite;

internal static class SqliteEngine
{
    public static Engine Instance { get; } = new(
        new SqliteBulkInsert(), new SqliteStripeLocks(), new SqliteRequestLookup(), new SqlitePositionSql(),
        new SqliteJobSql(), new SqliteFaults(), new SqliteMigrationTurn());
}
