using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Grpc.Changes;

/// <summary>Places in the change feed as opaque text: base64url of the position and a checksum.</summary>
internal static class FeedCursors
{
    private const int PositionSize = 8;
    private const int Size = PositionSize + 4;

    public static Refusal Invalid { get; } = new(RefusalKind.Invalid, "CURSOR_INVALID", "cursor is no cursor of this hub.");

    public static string Encode(FeedPosition position)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Value);
        XxHash32.Hash(bytes[..PositionSize], bytes[PositionSize..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The position, or CURSOR_INVALID.</summary>
    public static FeedPosition Decode(string cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (cursor.Length != Base64Url.GetEncodedLength(Size) || !OpaqueText.TryDecode(cursor, bytes, out var length) || length != Size
            || XxHash32.HashToUInt32(bytes[..PositionSize]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[PositionSize..]))
            throw Invalid.ToException();
        return new FeedPosition(BinaryPrimitives.ReadInt64BigEndian(bytes));
    }
}
