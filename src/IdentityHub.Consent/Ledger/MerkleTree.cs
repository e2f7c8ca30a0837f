using System.Security.Cryptography;

namespace IdentityHub.Consent.Ledger;

/// <summary>The Merkle tree of RFC 6962 §2.1: leaves and nodes are hashed with different prefixes, so that neither can pass for the other.</summary>
internal static class MerkleTree
{
    private const int Length = 32;

    /// <summary>Hash of a leaf's content.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> content)
    {
        Span<byte> buffer = stackalloc byte[2048];
        if (content.Length + 1 > buffer.Length)
            buffer = new byte[content.Length + 1];
        buffer[0] = 0;
        content.CopyTo(buffer[1..]);
        return SHA256.HashData(buffer[..(content.Length + 1)]);
    }

    /// <summary>The root over the leaves' hashes; the hash of nothing for none.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var root = new byte[Length];
        Root(leaves, root);
        return root;
    }

    /// <summary>The audit path of one leaf (RFC 6962 §2.1.1), from the leaf upwards: the hashes that lead from it to the root.</summary>
    public static List<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        if (leaves.Length <= 1)
            return [];
        var left = LeftOf(leaves.Length);
        var path = index < left ? Path(leaves[..left], index) : Path(leaves[left..], index - left);
        path.Add(index < left ? Root(leaves[left..]) : Root(leaves[..left]));
        return path;
    }

    /// <summary>The root that an audit path leads to.</summary>
    public static byte[] RootOf(byte[] leaf, int index, int count, IReadOnlyList<byte[]> path)
    {
        var at = path.Count - 1;
        return Climb(index, count);

        byte[] Climb(int place, int size)
        {
            if (size <= 1 || at < 0)
                return leaf;
            var left = LeftOf(size);
            var sibling = path[at--];
            var own = place < left ? Climb(place, left) : Climb(place - left, size - left);
            var root = new byte[Length];
            Node(place < left ? own : sibling, place < left ? sibling : own, root);
            return root;
        }
    }

    private static void Root(ReadOnlySpan<byte[]> leaves, Span<byte> root)
    {
        if (leaves.Length == 1)
        {
            leaves[0].CopyTo(root);
            return;
        }
        Span<byte> children = stackalloc byte[2 * Length];
        var left = LeftOf(leaves.Length);
        Root(leaves[..left], children[..Length]);
        Root(leaves[left..], children[Length..]);
        Node(children[..Length], children[Length..], root);
    }

    // The largest power of two below the count goes left.
    private static int LeftOf(int count) => 1 << (31 - int.LeadingZeroCount(count - 1));

    private static void Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, Span<byte> node)
    {
        Span<byte> buffer = stackalloc byte[1 + 2 * Length];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + left.Length)..]);
        SHA256.HashData(buffer[..(1 + left.Length + right.Length)], node);
    }
}
