using System.Security.Cryptography;

namespace IdentityHub.Consent.Ledger;

/// <summary>
/// Verifies the chain. Pure: it works without the hub. Links are given in order; it may be fed part by part.
/// What was never sealed isn't judged: it is reported as such by who feeds it.
/// </summary>
/// <param name="keys">The published keys, to verify checkpoints with; null: checkpoints aren't looked at.</param>
public sealed class LedgerVerifier(PublishedKeys? keys = null)
{
    private const int ParallelFrom = 128;
    private readonly List<LedgerFinding> findings = [];
    private byte[] previous = LedgerBatch.Genesis;
    private long batches;
    private long events;
    private long total;

    /// <summary>How many links were signed and their signatures good.</summary>
    public long SignedBatches { get; private set; }

    /// <summary>The last link with a good signature; 0 for none. The chain covers the links before it.</summary>
    public long LastSigned { get; private set; }

    /// <summary>Verifies a whole ledger at once.</summary>
    /// <param name="ledger">The links in order, each with the events it names, in its order; an event that is missing is left out.</param>
    public static LedgerVerification Verify(IEnumerable<(LedgerBatch Batch, IReadOnlyList<LedgerEvent> Events)> ledger)
    {
        var verifier = new LedgerVerifier();
        foreach (var (batch, events) in ledger)
            verifier.Check(batch, events);
        return verifier.Result();
    }

    /// <summary>Checks the next link with its events.</summary>
    public void Check(LedgerBatch batch, IReadOnlyList<LedgerEvent> entries)
    {
        Link(batch, entries.Count);
        var byId = entries.DistinctBy(e => e.Statement.Id).ToDictionary(e => e.Statement.Id);
        var hashes = new byte[batch.Events.Count][];
        var whole = true;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (byId.TryGetValue(batch.Events[i], out var entry))
                hashes[i] = LedgerLeaf.Hash(entry);
            else
                whole = Find(batch, $"Event {batch.Events[i]} is missing.", i);
        }
        if (byId.Count > batch.Events.Count || entries.Count != byId.Count)
            Find(batch, "It holds events that it doesn't name.");
        if (whole)
            Root(batch, hashes);
        previous = batch.Hash;
    }

    /// <summary>Checks the next link with the hashes of its leaves, in the order in which they are at hand; there may be too few or too many.</summary>
    public void CheckLeaves(LedgerBatch batch, byte[][] hashes)
    {
        Link(batch, hashes.Length);
        if (hashes.Length == batch.Events.Count)
            Root(batch, hashes);
        else
            Compare(batch, hashes);
        previous = batch.Hash;
    }

    /// <summary>Reports something that only who feeds the verifier can see.</summary>
    public void Report(LedgerFinding finding) => findings.Add(finding);

    /// <summary>What was found so far.</summary>
    public LedgerVerification Result() => new(batches, events, [.. findings]);

    /// <summary>The hashes of many leaves, on all cores.</summary>
    public static byte[][] Hash(IReadOnlyList<ReadOnlyMemory<byte>> leaves)
    {
        var hashes = new byte[leaves.Count][];
        if (leaves.Count < ParallelFrom)
        {
            for (var i = 0; i < hashes.Length; i++)
                hashes[i] = MerkleTree.Leaf(leaves[i].Span);
        }
        else
        {
            var part = (leaves.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
            Parallel.For(0, Environment.ProcessorCount, core =>
            {
                for (var i = core * part; i < Math.Min(hashes.Length, (core + 1) * part); i++)
                    hashes[i] = MerkleTree.Leaf(leaves[i].Span);
            });
        }
        return hashes;
    }

    private void Link(LedgerBatch batch, int count)
    {
        batches++;
        events += count;
        total += batch.Events.Count;
        if (batch.Number != batches)
            Find(batch, $"Link {batches} was expected, link {batch.Number} came: links are missing or out of order.");
        if (!Same(batch.Previous, previous))
            Find(batch, "It doesn't continue the link before it.");
        if (!Same(batch.Hash, LedgerBatch.HashOf(batch.Number, batch.Previous, batch.Events.Count, batch.Root, batch.SealedAt)))
            Find(batch, "Its own hash is wrong.");
        if (keys is not null && batch.Checkpoint is { } checkpoint)
            Checkpoint(batch, checkpoint);
    }

    private void Checkpoint(LedgerBatch batch, string checkpoint)
    {
        if (keys!.Verify(checkpoint, LedgerCheckpoint.Type, out var problem) is not { } payload)
            Find(batch, $"Its checkpoint is forged or altered: {problem}.");
        else if (LedgerCheckpoint.Read(payload) is not { } signed || signed.Number != batch.Number || !Same(signed.Hash, batch.Hash) || !Same(signed.Root, batch.Root) || signed.Events != total)
            Find(batch, "Its checkpoint was signed for another link or another count of events.");
        else
            (SignedBatches, LastSigned) = (SignedBatches + 1, batch.Number);
    }

    private void Root(LedgerBatch batch, byte[][] hashes)
    {
        if (!Same(batch.Root, MerkleTree.Root(hashes)))
            Compare(batch, hashes);
        else if (batch.Leaves.Length > 0 && !batch.Leaves.AsSpan().SequenceEqual(LedgerBatch.Pack(hashes)))
            Find(batch, "Its list of leaves was altered; its events are whole.");
    }

    // The list of leaves is as good as the root when the root follows from it; then it tells which event it was.
    private void Compare(LedgerBatch batch, byte[][] hashes)
    {
        var leaves = LedgerBatch.Unpack(batch.Leaves);
        if (leaves.Length != batch.Events.Count || !Same(batch.Root, MerkleTree.Root(leaves)))
        {
            Find(batch, "An event was altered or reordered, or its list of leaves was: the Merkle root differs.");
            return;
        }
        var expected = leaves.Select((leaf, i) => (Convert.ToHexString(leaf), i)).DistinctBy(l => l.Item1).ToDictionary(l => l.Item1, l => l.i, StringComparer.Ordinal);
        var present = hashes.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        var located = false;
        for (var i = 0; i < hashes.Length; i++)
        {
            if (!expected.TryGetValue(Convert.ToHexString(hashes[i]), out var place) && hashes.Length != leaves.Length && StrangersFrom(i) is > 1 and var run)
            {
                // As when the line of the next link is gone: one finding, not thousands.
                located = !Find(batch, $"The {run} events from position {i} on are none of this link's, or were altered{(i + run == hashes.Length ? "; the line of the next link may be missing" : "")}.", i);
                i += run - 1;
            }
            else if (!expected.TryGetValue(Convert.ToHexString(hashes[i]), out place))
                located = !Find(batch, i < batch.Events.Count && hashes.Length == leaves.Length ? $"Event {batch.Events[i]} at position {i} was altered: the Merkle root differs." : $"The event at position {i} is none of this link's, or was altered.", i);
            else if (place != i && hashes.Length == leaves.Length)
                located = !Find(batch, $"Event {batch.Events[place]} was reordered from position {place} to {i}: the Merkle root differs.", i);
        }
        for (var i = 0; i < leaves.Length && hashes.Length < leaves.Length; i++)
        {
            if (!present.Contains(Convert.ToHexString(leaves[i])))
                located = !Find(batch, $"Event {batch.Events[i]} at position {i} is missing.", i);
        }
        int StrangersFrom(int first)
        {
            var end = first;
            while (end < hashes.Length && !expected.ContainsKey(Convert.ToHexString(hashes[end])))
                end++;
            return end - first;
        }

        if (!located)
            Find(batch, "It holds events twice, or more than it names: the Merkle root differs.");
    }

    private bool Find(LedgerBatch batch, string description, int? position = null)
    {
        findings.Add(new LedgerFinding(batch.Number, description)
        {
            Position = position, Event = position is { } at && at < batch.Events.Count ? batch.Events[at] : null,
        });
        return false;
    }

    private static bool Same(byte[] left, byte[] right) => CryptographicOperations.FixedTimeEquals(left, right);
}
