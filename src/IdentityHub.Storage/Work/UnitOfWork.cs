using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Storage.Work;

/// <summary>One command, one transaction, on the scope's context.</summary>
internal sealed class UnitOfWork(HubDbContext db, IWriterGate gate, IKeyWrapping keys, TimeProvider time, HubSignals signals, ILogger<UnitOfWork> logger, IAuditOrigin? origin = null)
    : IUnitOfWork
{
    /// <summary>A conflict means that another command got through, so that many tries are rarely needed and some are worth it.</summary>
    private const int Tries = 12;

    /// <summary>A key that is taken even when looked at afresh is a bug and not a race.</summary>
    private const int TriesForDuplicates = 4;

    private HubWork? current;

    public async Task<T> ExecuteAsync<T>(Func<IWork, CancellationToken, Task<T>> command, CancellationToken cancellation)
    {
        if (current is not null)
            return await command(current, cancellation);
        using var span = CommandTelemetry.Start();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.Database.CreateExecutionStrategy().ExecuteAsync(token => TryAsync(command, token), cancellation);
            }
            catch (Exception failure) when (RunAgain(failure, attempt))
            {
                // In real time whatever the clock of the domain says: it only keeps two commands apart.
                await Task.Delay(Pause(attempt), cancellation);
            }
        }
    }

    private async Task<T> TryAsync<T>(Func<IWork, CancellationToken, Task<T>> command, CancellationToken cancellation)
    {
        // What the last try tracked is not what the database has.
        db.ChangeTracker.Clear();
        HubWork work;
        T result;
        using (await gate.EnterAsync(cancellation))
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            work = current = new HubWork(db, keys, origin, time);
            try
            {
                result = await command(work, cancellation);
                if (result is IOutcome { Refusal: not null })
                {
                    db.ChangeTracker.Clear();
                    return result;
                }
                if (db.ChangeTracker.HasChanges())
                    await db.SaveChangesAsync(cancellation);
                await work.WriteAsync(cancellation);
            }
            catch
            {
                // Nothing that this try added may be saved by whoever uses the scope next.
                db.ChangeTracker.Clear();
                throw;
            }
            finally
            {
                current = null;
            }
            await CommitAsync(transaction);
        }
        if (work.HasPublished)
            signals.Committed.Raise();
        if (work.HasEnqueued)
            signals.Enqueued.Raise();
        return result;
    }

    /// <summary>Not cancelled: a commit that was begun is waited for.</summary>
    private async Task CommitAsync(IDbContextTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception failure) when (db.Engine.Faults.Read(failure) == Fault.Lasting)
        {
            throw new UnknownCommitException(failure);
        }
    }

    private bool RunAgain(Exception failure, int attempt)
    {
        var fault = db.Engine.Faults.Read(failure);
        var tries = fault switch { Fault.Conflict => Tries, Fault.Duplicate => TriesForDuplicates, _ => 0 };
        if (attempt >= tries)
            return false;
        CommandTelemetry.Repeat(fault);
        logger.LogDebug("A command met another one ({Fault}); try {Attempt} of {Tries} follows.", fault, attempt + 1, tries);
        return true;
    }

    /// <summary>Doubles up to a quarter of a second, jittered by half, so that two that met don't meet again.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromMilliseconds(Math.Min(250, 2 << attempt) * (0.5 + Random.Shared.NextDouble()));
}
