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

    /// <summary>The turn of a single statement outside a unit of work.</summary>
    private IDisposable? statement;

    /// <summary>True while <see cref="SaveChangesAsync"/> has the turn for whatever it executes.</summary>
    private bool saving;

    /// <inheritdoc/>
    public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

    internal override Engine Engine => SqliteEngine.Instance;

    /// <summary>Outside a unit of work (the frameworks' own stores) a write queues at the gate like everybody else.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!NeedsTurn)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await gate!.EnterAsync(cancellationToken);
        saving = true;
        try
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            saving = false;
        }
    }

    /// <inheritdoc cref="SaveChangesAsync(bool, CancellationToken)"/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (!NeedsTurn)
            return base.SaveChanges(acceptAllChangesOnSuccess);
        using var turn = gate!.Enter();
        saving = true;
        try
        {
            return base.SaveChanges(acceptAllChangesOnSuccess);
        }
        finally
        {
            saving = false;
        }
    }

    internal async ValueTask BeginWriteAsync(CancellationToken cancellation)
    {
        if (NeedsTurn)
            statement = await gate!.EnterAsync(cancellation);
    }

    internal void BeginWrite()
    {
        if (NeedsTurn)
            statement = gate!.Enter();
    }

    internal void EndWrite()
    {
        statement?.Dispose();
        statement = null;
    }

    /// <summary>A unit of work has the turn already; so has who saves.</summary>
    private bool NeedsTurn => gate is not null && !saving && Database.CurrentTransaction is null;
}
