using IdentityHub.Storage.Engines;

namespace IdentityHub.Storage.PostgreSql;

internal static class PostgreSqlEngine
{
    public static Engine Instance { get; } = new(
        new PostgreSqlBulkInsert(), new PostgreSqlStripeLocks(), new PostgreSqlRequestLookup(), new PostgreSqlPositionSql(),
        new PostgreSqlJobSql(), new PostgreSqlFaults(), new PostgreSqlMigrationTurn());
}
