using System.Security.Cryptography;
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
    /// <summary>The length of a hash, in bytes.</summary>
    public const int HashLength = 32;

    /// <summary>The leaves' hashes one after the other: they tell which event was altered when the root no longer fits.</summary>
    public byte[] Leaves { get; init; } = [];

    /// <summary>How many events the ledger holds up to and with this link.</summary>
    public long Total { get; init; }

    /// <summary>The signed <see cref="LedgerCheckpoint"/>, a compact JWS; null when the node that sealed had no keys.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>What the first link points to.</summary>
    public static byte[] Genesis => new byte[HashLength];

    /// <summary>Seals events after the last link (null: none yet).</summary>
    public static LedgerBatch Seal(LedgerBatch? last, IReadOnlyList<LedgerEvent> events, DateTimeOffset at, ILedgerSigner? signer = null)
    {
        var leaves = new byte[events.Count][];
        Parallel.For(0, events.Count, i => leaves[i] = LedgerLeaf.Hash(events[i]));
        var root = MerkleTree.Root(leaves);
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Hash ?? Genesis;
        var instant = Instants.Truncate(at);
        var sealedNow = new LedgerBatch(number, previous, [.. events.Select(e => e.Statement.Id)], root, instant, HashOf(number, previous, events.Count, root, instant))
        {
            Leaves = Pack(leaves), Total = (last?.Total ?? 0) + events.Count,
        };
        return signer is null ? sealedNow : sealedNow with
        {
            Checkpoint = signer.Sign(LedgerCheckpoint.Type, new LedgerCheckpoint(signer.Issuer, number, sealedNow.Hash, root, sealedNow.Total, instant).ToJson()),
        };
    }

    /// <summary>The hash that a link with these contents has.</summary>
    public static byte[] HashOf(long number, byte[] previous, int count, byte[] root, DateTimeOffset sealedAt) =>
        SHA256.HashData(LedgerJson.Object(
            ("number", number),
            ("previous", Convert.ToHexStringLower(previous)),
            ("count", count),
            ("root", Convert.ToHexStringLower(root)),
            ("sealedAt", Instants.Microseconds(sealedAt))));

    /// <summary>The hash of one leaf; empty when it isn't kept.</summary>
    public ReadOnlySpan<byte> LeafAt(int index) =>
        Leaves.Length >= (index + 1) * HashLength ? Leaves.AsSpan(index * HashLength, HashLength) : [];

    internal static byte[] Pack(byte[][] leaves)
    {
        var packed = new byte[leaves.Length * HashLength];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i].CopyTo(packed, i * HashLength);
        return packed;
    }

    internal static byte[][] Unpack(byte[] packed)
    {
        var leaves = new byte[packed.Length / HashLength][];
        for (var i = 0; i < leaves.Length; i++)
            leaves[i] = packed.AsSpan(i * HashLength, HashLength).ToArray();
        return leaves;
    }
}
