using IdentityHub.Accounts;
using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.Columns;
using IdentityHub.Storage.Engines;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Storage;

/// <summary>
/// The whole database. Mappings are found in this assembly (<c>IEntityTypeConfiguration</c>), one folder per module; each engine has a subclass,
/// because each has migrations of its own.
/// </summary>
public abstract class HubDbContext(DbContextOptions options)
    : IdentityDbContext<HubUser, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The engine.</summary>
    public abstract DatabaseProvider Provider { get; }

    /// <summary>What is said differently to this engine.</summary>
    internal abstract Engine Engine { get; }

    /// <summary>The web framework's key ring, encrypted under the root key.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Inserts many rows at once, past the change tracker, within the running transaction; generated bigint keys grow in the rows' order.
    /// </summary>
    internal Task InsertManyAsync<TRow>(IReadOnlyCollection<TRow> rows, CancellationToken cancellation) where TRow : class =>
        InsertManyAsync([BulkInsert.Of(this, rows)], cancellation);

    /// <summary>The same for rows of several tables, in their order; tables without a row are left out. One round trip where the engine can.</summary>
    internal Task InsertManyAsync(IReadOnlyList<BulkInsert> inserts, CancellationToken cancellation)
    {
        BulkInsert[] given = [.. inserts.Where(insert => insert.Rows.Count > 0)];
        return given.Length == 0 ? Task.CompletedTask : Engine.Rows.InsertAsync(this, given, cancellation);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        ColumnConventions.Apply(configurationBuilder, Provider);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.UseOpenIddict<Guid>();
        builder.Entity<HubUser>().Ignore(user => user.AccountId);
        builder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.ClrType == typeof(Guid) && property.ValueGenerated == ValueGenerated.OnAdd)
                property.SetValueGeneratorFactory((_, _) => new UuidVersion7Generator());
        }
        SnakeCaseNames.Apply(builder.Model);
        ConfigureProvider(builder);
    }

    /// <summary>What only this engine needs.</summary>
    protected virtual void ConfigureProvider(ModelBuilder builder)
    {
    }
}
