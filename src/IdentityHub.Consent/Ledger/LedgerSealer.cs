using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Ledger;

/// <summary>Adds links to the chain. Run by one node at a time, under the sequencer's lease, so that writers never queue for the chain's head.</summary>
public sealed class LedgerSealer(ILedgerStore store, TimeProvider time, ILedgerSigner? signer = null) : ISequencedStep
{
    /// <summary>The most events of one link.</summary>
    public const int MaximumBatch = 5000;

    /// <inheritdoc/>
    public string Name => "consent ledger";

    /// <inheritdoc/>
    public Task<bool> IsNeededAsync(CancellationToken cancellation) => store.HasUnsealedAsync(cancellation);

    /// <summary>Seals what is committed and unsealed: at most one link.</summary>
    public async Task RunAsync(IWork work, CancellationToken cancellation)
    {
        var events = await store.UnsealedAsync(MaximumBatch, cancellation);
        if (events.Count == 0)
            return;
        var batch = LedgerBatch.Seal(await store.LastAsync(cancellation), events, time.UtcNow(), signer);
        await store.AddAsync(batch, cancellation);
        // Keys go out of use, the ledger doesn't: what verifies its checkpoints is kept with it.
        if (batch.Checkpoint is not null)
            await store.KeepKeysAsync(signer!.PublicKeys(), cancellation);
    }
}
