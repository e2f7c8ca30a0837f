using IdentityHub.Storage.Engines;

namespace IdentityHub.Storage.SqlServer;

internal static class SqlServerEngine
{
    public static Engine Instance { get; } = new(
        new SqlServerBulkInsert(), new SqlServerStripeLocks(), new SqlServerRequestLookup(), new SqlServerPositionSql(),
        new SqlServerJobSql(), new SqlServerFaults(), new SqlServerMigrationTurn());
}
