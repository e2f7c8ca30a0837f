using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Sqlite;

/// <summary>The database in SQLite.</summary>
public sealed class SqliteHubDbContext(DbContextOptions<SqliteHubDbContext> options) : HubDbContext(options)
{
    /// <inheritdoc/>
    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;
}
