using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>Adds links to the chain. Run by one node at a time, under the sequencer's lease, so that writers never queue for the chain's head.</summary>
public sealed class LedgerSealer(ILedgerStore store, TimeProvider time)
{
    /// <summary>The most events of one link.</summary>
    public const int MaximumBatch = 2000;

    /// <summary>Seals what is committed and unsealed, at most one link, within the running transaction. Returns how many events it sealed.</summary>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        var events = await store.UnsealedAsync(MaximumBatch, cancellation);
        if (events.Count == 0)
            return 0;
        await store.AddAsync(LedgerBatch.Seal(await store.LastAsync(cancellation), events, time.UtcNow()), cancellation);
        return events.Count;
    }
}
