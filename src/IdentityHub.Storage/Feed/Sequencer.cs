using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Storage.Feed;

/// <summary>Runs the sequenced steps on whichever node holds the lease; woken by commits of this node, and looking by itself for those of others.</summary>
internal sealed class Sequencer(IServiceScopeFactory scopes, HubSignals signals, NodeName node, TimeProvider time, ILogger<Sequencer> logger) : BackgroundService
{
    public const string LeaseName = "sequencer";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Gathers the commits of a busy moment into one round, which costs a commit itself.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly FencedLease lease = new(LeaseName, node.Value, scopes, time);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var committed = signals.Committed.Next;
            var busy = false;
            try
            {
                busy = await RunRoundAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(failure, "A round of the sequencer failed; it is tried again.");
            }
            if (!busy)
                await Task.WhenAny(committed, Task.Delay(Look, stoppingToken));
            await Task.WhenAny(Task.Delay(Gather, stoppingToken));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await lease.ReleaseAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.LogWarning(failure, "The sequencer's lease could not be given back; it runs out by itself.");
        }
    }

    /// <summary>One batch of every step that needs one. True when something was done, so that looking again at once is worth it.</summary>
    internal async Task<bool> RunRoundAsync(CancellationToken cancellation)
    {
        var busy = false;
        await using var scope = scopes.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<ISequencedStep>())
        {
            try
            {
                busy |= await step.IsNeededAsync(cancellation) && await RunAsync(step, scope.ServiceProvider, cancellation);
            }
            catch (LeaseLostException)
            {
                logger.LogInformation("Another node is the sequencer now.");
                return false;
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested)
            {
                // One step's fault must not hold up the others.
                logger.LogError(failure, "The sequenced step '{Step}' failed; it is tried again.", step.Name);
            }
        }
        if (busy)
            signals.Sequenced.Raise();
        return busy;
    }

    private async Task<bool> RunAsync(ISequencedStep step, IServiceProvider scope, CancellationToken cancellation)
    {
        if (lease.Token is null && !await lease.TryTakeAsync(cancellation))
            return false;
        var db = scope.GetRequiredService<HubDbContext>();
        await scope.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (work, token) =>
        {
            await lease.CheckAsync(db, token);
            await step.RunAsync(work, token);
            return true;
        }, cancellation);
        return true;
    }
}
