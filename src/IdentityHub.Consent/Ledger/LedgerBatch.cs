using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>A link of the chain: events that were sealed together.</summary>
/// <param name="Number">1 for the first; grows by one.</param>
/// <param name="Previous">Hash of the link before; 32 zero bytes for the first.</param>
/// <param name="Events">The events, in the order of the Merkle tree's leaves; at least one.</param>
/// <param name="Root">The Merkle root over their leaves.</param>
/// <param name="SealedAt">When.</param>
/// <param name="Hash">SHA-256 over number, previous hash, count, root and time.</param>
public sealed record LedgerBatch(
    long Number, byte[] Previous, IReadOnlyList<ConsentEventId> Events, byte[] Root, DateTimeOffset SealedAt, byte[] Hash)
{
    /// <summary>What the first link points to.</summary>
    public static byte[] Genesis => new byte[32];

    /// <summary>Seals events after the last link (null: none yet).</summary>
    public static LedgerBatch Seal(LedgerBatch? last, IReadOnlyList<LedgerEvent> events, DateTimeOffset at)
    {
        var root = MerkleTree.Root(events.Select(LedgerLeaf.Hash).ToArray());
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Hash ?? Genesis;
        var instant = Instants.Truncate(at);
        return new LedgerBatch(number, previous, [.. events.Select(e => e.Statement.Id)], root, instant, HashOf(number, previous, events.Count, root, instant));
    }

    /// <summary>The hash that a link with these contents has.</summary>
    public static byte[] HashOf(long number, byte[] previous, int count, byte[] root, DateTimeOffset sealedAt) =>
        System.Security.Cryptography.SHA256.HashData(LedgerJson.Object(
            ("number", number),
            ("previous", Convert.ToHexStringLower(previous)),
            ("count", count),
            ("root", Convert.ToHexStringLower(root)),
            ("sealedAt", (sealedAt.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond)));
}
