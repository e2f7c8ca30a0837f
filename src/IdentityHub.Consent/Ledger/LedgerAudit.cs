namespace IdentityHub.Consent.Ledger;

/// <summary>Verifies the ledger of this database: the chain, and that every readable payload is the one that was committed to.</summary>
public sealed class LedgerAudit(ILedgerStore store, SealedPayloads payloads)
{
    /// <summary>Reads and checks everything that is sealed.</summary>
    /// <returns>The verification, and how many events are committed but not yet sealed.</returns>
    public async Task<(LedgerVerification Sealed, long Unsealed)> VerifyAsync(CancellationToken cancellation)
    {
        using var keys = PublishedKeys.Read(await store.KeptKeysAsync(cancellation));
        var verifier = new LedgerVerifier(keys.Count == 0 ? null : keys);
        var altered = new List<LedgerFinding>();
        // In this order, so that an event that is written or sealed meanwhile is counted twice rather than missed.
        var all = await store.CountEventsAsync(cancellation);
        var unsealed = await store.CountUnsealedAsync(cancellation);
        var last = (await store.LastAsync(cancellation))?.Number ?? 0;
        for (var number = 1L; number <= last; number++)
        {
            if (await store.ReadAsync(number, cancellation) is not { } link)
            {
                altered.Add(new LedgerFinding(number, "The link is missing."));
                continue;
            }
            verifier.Check(link.Batch, link.Events);
            foreach (var entry in link.Events)
            {
                if (await IsAlteredAsync(entry, cancellation))
                    altered.Add(new LedgerFinding(number, $"The payload of event {entry.Statement.Id} is not the one that was committed to."));
            }
        }
        var verification = verifier.Result();
        if (verification.Events + unsealed < all)
            altered.Add(new LedgerFinding(last, "There are events that neither a link names nor the sequencer waits for: the last links are missing."));
        return (verification with { Findings = [.. verification.Findings, .. altered] }, unsealed);
    }

    // Without its key a payload is erased, which is allowed; with its key it must be readable and match.
    private async Task<bool> IsAlteredAsync(LedgerEvent entry, CancellationToken cancellation)
    {
        if (await store.KeyAsync(entry.KeyId, entry.Statement.Record, cancellation) is not { } key)
            return false;
        var commitment = payloads.Commitment(entry.Statement.Id, entry.Payload, key);
        return commitment is null || !commitment.AsSpan().SequenceEqual(entry.Commitment)
            || payloads.Open(entry.Statement.Id, entry.Payload, key)?.ContactPointKey != entry.Statement.ContactPoint;
    }
}
