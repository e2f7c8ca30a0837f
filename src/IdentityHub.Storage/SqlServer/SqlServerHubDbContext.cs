using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.SqlServer;

/// <summary>The database in SQL Server.</summary>
public sealed class SqlServerHubDbContext(DbContextOptions<SqlServerHubDbContext> options) : HubDbContext(options)
{
    /// <inheritdoc/>
    public override DatabaseProvider Provider => DatabaseProvider.SqlServer;

    internal override Engine Engine => SqlServerEngine.Instance;

    /// <inheritdoc/>
    protected override void ConfigureProvider(ModelBuilder builder) => ByteWiseKeys.KeepAsUtf8Bytes(builder);
}
