using System.Security.Cryptography;

namespace IdentityHub.Consent.Ledger;

/// <summary>
/// Verifies the chain. Pure: it works from an export, without the hub. Links are given in order; it may be fed part by part.
/// What was never sealed isn't judged: it is reported as such by who feeds it.
/// </summary>
public sealed class LedgerVerifier
{
    private readonly List<LedgerFinding> findings = [];
    private byte[] previous = LedgerBatch.Genesis;
    private long batches;
    private long events;

    /// <summary>Verifies a whole ledger at once.</summary>
    /// <param name="ledger">The links in order, each with the events it names, in its order; an event that is missing is left out.</param>
    public static LedgerVerification Verify(IEnumerable<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)> ledger)
    {
        var verifier = new LedgerVerifier();
        foreach (var (batch, events) in ledger)
            verifier.Check(batch, events);
        return verifier.Result();
    }

    /// <summary>Checks the next link.</summary>
    public void Check(LedgerBatch batch, IReadOnlyList<LedgerEvent> entries)
    {
        batches++;
        events += entries.Count;
        if (batch.Number != batches)
            Find(batch, $"Link {batches} was expected, link {batch.Number} came: links are missing or out of order.");
        if (!Same(batch.Previous, previous))
            Find(batch, "It doesn't continue the link before it.");
        if (!Same(batch.Hash, LedgerBatch.HashOf(batch.Number, batch.Previous, batch.Events.Count, batch.Root, batch.SealedAt)))
            Find(batch, "Its own hash is wrong.");
        Entries(batch, entries);
        previous = batch.Hash;
    }

    /// <summary>What was found so far.</summary>
    public LedgerVerification Result() => new(batches, events, [.. findings]);

    private void Entries(LedgerBatch batch, IReadOnlyList<LedgerEvent> entries)
    {
        var byId = entries.DistinctBy(e => e.Statement.Id).ToDictionary(e => e.Statement.Id);
        var whole = true;
        foreach (var id in batch.Events)
        {
            if (byId.ContainsKey(id))
                continue;
            Find(batch, $"Event {id} is missing.");
            whole = false;
        }
        if (byId.Count > batch.Events.Count || entries.Count != byId.Count)
            Find(batch, "It holds events that it doesn't name.");
        if (whole && !Same(batch.Root, MerkleTree.Root(batch.Events.Select(id => LedgerLeaf.Hash(byId[id])).ToArray())))
            Find(batch, "An event was altered or reordered: the Merkle root differs.");
    }

    private void Find(LedgerBatch batch, string description) => findings.Add(new LedgerFinding(batch.Number, description));

    private static bool Same(byte[] left, byte[] right) => CryptographicOperations.FixedTimeEquals(left, right);
}
