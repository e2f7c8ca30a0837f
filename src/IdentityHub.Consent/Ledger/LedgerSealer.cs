using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Ledger;

/// <summary>Adds links to the chain. Run by one node at a time, under the sequencer's lease, so that writers never queue for the chain's head.</summary>
public sealed class LedgerSealer(ILedgerStore store, TimeProvider time) : ISequencedStep
{
    /// <summary>The most events of one link.</summary>
    public const int MaximumBatch = 2000;

    /// <inheritdoc/>
    public string Name => "consent ledger";

    /// <inheritdoc/>
    public Task<bool> IsNeededAsync(CancellationToken cancellation) => store.HasUnsealedAsync(cancellation);

    /// <summary>Seals what is committed and unsealed: at most one link.</summary>
    public async Task RunAsync(IWork work, CancellationToken cancellation)
    {
        var events = await store.UnsealedAsync(MaximumBatch, cancellation);
        if (events.Count > 0)
            await store.AddAsync(LedgerBatch.Seal(await store.LastAsync(cancellation), events, time.UtcNow()), cancellation);
    }
}
