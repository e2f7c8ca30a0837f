using IdentityHub.Storage.Engines;

namespace IdentityHub.Storage.PostgreSql;

internal static class PostgreSqlEngine
{
    public static Engine Instance { get; } = new(
        new PostgreSqlBulkWrite(), new PostgreSqlRecordReads(), new PostgreSqlStripeLocks(), new PostgreSqlRequestLookup(), new PostgreSqlPositionSql(),
        new PostgreSqlJobSql(), new PostgreSqlFaults(), new PostgreSqlMigrationTurn());
}
