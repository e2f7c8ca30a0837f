using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Before the node serves anybody: erasures that the journal knows and the database doesn't, because it was restored from a backup, are done again; and a policy of erasure that can't be carried out ends the start.</summary>
internal sealed class ErasureReplay(IServiceScopeFactory scopes, IErasureJournal journal, PrivacyOptions options, ILogger<ErasureReplay> logger) : IHostedLifecycleService
{
    private const int Batch = 500;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await CheckPolicyAsync();
        var waiting = new List<ErasureJournalEntry>(Batch);
        await foreach (var entry in journal.ReadAsync(cancellationToken))
        {
            waiting.Add(entry);
            if (waiting.Count < Batch)
                continue;
            await ReapplyAsync(waiting, cancellationToken);
            waiting.Clear();
        }

        await ReapplyAsync(waiting, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A policy that means nothing must not be found out at the first erasure, by erasing something else.
    private async Task CheckPolicyAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var faults = ErasurePolicy.Faults(options.Policy, scope.ServiceProvider.GetServices<IErasable>().Select(erasable => erasable.Class));
        if (faults.Count > 0)
            throw new InvalidOperationException($"Hub:Privacy:Policy can't be carried out: {string.Join(" ", faults)}");
    }

    private async Task ReapplyAsync(List<ErasureJournalEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
            return;
        IReadOnlySet<PrivacyRequestId> done;
        await using (var scope = scopes.CreateAsyncScope())
            done = await scope.ServiceProvider.GetRequiredService<IPrivacyStore>().CompletedAsync([.. entries.Select(entry => entry.Request)], cancellation);
        foreach (var entry in entries.DistinctBy(entry => entry.Request).Where(entry => !done.Contains(entry.Request)))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<ErasureRun>().ReapplyAsync(entry, cancellation))
                logger.LogWarning("The erasure {Request} was done again: the database was from before it.", entry.Request);
        }
    }
}
