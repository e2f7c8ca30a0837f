using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Makes the context for <c>eng/migrations.sh</c>; never opens a connection.</summary>
internal sealed class PostgreSqlDesignTimeFactory : IDesignTimeDbContextFactory<PostgreSqlHubDbContext>
{
    public PostgreSqlHubDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlHubDbContext>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
