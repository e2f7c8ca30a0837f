using System.Security.Cryptography;

namespace IdentityHub.Consent.Ledger;

/// <summary>The Merkle tree of RFC 6962 §2.1: leaves and nodes are hashed with different prefixes, so that neither can pass for the other.</summary>
internal static class MerkleTree
{
    /// <summary>Hash of a leaf's content.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> content) => Hash(0, content, []);

    /// <summary>The root over the leaves' hashes; the hash of nothing for none.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        // The largest power of two below the count goes left.
        var left = 1 << (31 - int.LeadingZeroCount(leaves.Length - 1));
        return Hash(1, Root(leaves[..left]), Root(leaves[left..]));
    }

    private static byte[] Hash(byte prefix, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Span<byte> buffer = stackalloc byte[1024];
        var length = 1 + first.Length + second.Length;
        if (length > buffer.Length)
            buffer = new byte[length];
        buffer[0] = prefix;
        first.CopyTo(buffer[1..]);
        second.CopyTo(buffer[(1 + first.Length)..]);
        return SHA256.HashData(buffer[..length]);
    }
}
