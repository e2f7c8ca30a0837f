using IdentityHub.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>The database in PostgreSQL.</summary>
public sealed class PostgreSqlHubDbContext(DbContextOptions<PostgreSqlHubDbContext> options) : HubDbContext(options)
{
    /// <inheritdoc/>
    public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    internal override Engine Engine => PostgreSqlEngine.Instance;
}
