using IdentityHub.Storage.Engines;
using IdentityHub.Storage.MasterData;

namespace IdentityHub.Storage.SqlServer;

internal static class SqlServerEngine
{
    public static Engine Instance { get; } = new(
        new SqlServerBulkWrite(), new EntityRecordReads(), new SqlServerStripeLocks(), new SqlServerRequestLookup(), new SqlServerPositionSql(),
        new SqlServerJobSql(), new SqlServerFaults(), new SqlServerMigrationTurn());
}
