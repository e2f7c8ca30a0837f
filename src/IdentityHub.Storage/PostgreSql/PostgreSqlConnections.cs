using Npgsql;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Fills in what the operator's connection string leaves open.</summary>
internal static class PostgreSqlConnections
{
    /// <summary>Statements that come again are prepared by themselves, unless the connection string says otherwise (<c>Max Auto Prepare=0</c> behind a PgBouncer in transaction mode).</summary>
    public static string WithPreparedStatements(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!connectionString.Contains("Prepare", StringComparison.OrdinalIgnoreCase))
        {
            builder.MaxAutoPrepare = 128;
            builder.AutoPrepareMinUsages = 3;
        }
        // Nothing is set on a session that its next user mustn't have, so that there is nothing to take back when it returns to the pool.
        builder.NoResetOnClose = true;
        return builder.ConnectionString;
    }
}
