using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Grpc.Freshness;

/// <summary>
/// Consistency tokens as text: base64url of a version byte, 24 bytes per party (id, revision) and a checksum. The checksum finds what was
/// cut or mistyped; there is nothing to forge, for a token only ever makes its bearer's own reads slower.
/// </summary>
internal static class ConsistencyTokens
{
    private const byte Version = 1;
    private const int EntrySize = 24;
    private const int ChecksumSize = 4;

    /// <summary>The most parties of a token.</summary>
    public const int MaximumParties = 64;

    public static string Encode(ReadOnlySpan<(GlobalPartyId Party, long Revision)> revisions)
    {
        var count = Math.Min(revisions.Length, MaximumParties);
        if (count == 0)
            return "";
        Span<byte> bytes = stackalloc byte[1 + MaximumParties * EntrySize + ChecksumSize];
        bytes[0] = Version;
        var end = 1;
        foreach (var (party, revision) in revisions[..count])
        {
            party.Value.TryWriteBytes(bytes[end..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(bytes[(end + 16)..], revision);
            end += EntrySize;
        }

        XxHash32.Hash(bytes[..end], bytes[end..]);
        return Base64Url.EncodeToString(bytes[..(end + ChecksumSize)]);
    }

    /// <summary>False for anything that <see cref="Encode"/> didn't make. Empty text is an empty token.</summary>
    public static bool TryDecode(string text, out ConsistencyToken token)
    {
        token = ConsistencyToken.Empty;
        if (text.Length == 0)
            return true;
        Span<byte> bytes = stackalloc byte[1 + MaximumParties * EntrySize + ChecksumSize];
        if (text.Length > Base64Url.GetEncodedLength(bytes.Length) || !OpaqueText.TryDecode(text, bytes, out var length))
            return false;
        var end = length - ChecksumSize;
        if (end < 1 || (end - 1) % EntrySize != 0 || bytes[0] != Version || XxHash32.HashToUInt32(bytes[..end]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[end..length]))
            return false;

        var revisions = new (GlobalPartyId, long)[(end - 1) / EntrySize];
        for (var i = 0; i < revisions.Length; i++)
        {
            var entry = bytes.Slice(1 + i * EntrySize, EntrySize);
            revisions[i] = (GlobalPartyId.From(new Guid(entry[..16], bigEndian: true)), BinaryPrimitives.ReadInt64BigEndian(entry[16..]));
        }

        token = new ConsistencyToken(revisions);
        return true;
    }
}
