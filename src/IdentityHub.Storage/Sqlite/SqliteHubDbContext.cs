using IdentityHub.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Sqlite;

/// <summary>The database in SQLite.</summary>
/// <param name="options">With the connection.</param>
public sealed class SqliteHubDbContext(DbContextOptions<SqliteHubDbContext> options) : HubDbContext(options)
{
    /// <summary>The queue of this process's writers; none at design time, which never writes. Contexts are pooled, and so take nothing but options.</summary>
    private readonly SqliteWriterGate? gate = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<SqliteWriterGate>();

    /// <inheritdoc/>
    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    internal override Engine Engine => SqliteEngine.Instance;

    /// <summary>Outside a unit of work (the frameworks' own stores) a write queues at the gate like everybody else.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (gate is null || Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc cref="SaveChangesAsync(bool, CancellationToken)"/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (gate is null || Database.CurrentTransaction is not null)
            return base.SaveChanges(acceptAllChangesOnSuccess);
        using var turn = gate.Enter();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }
}
