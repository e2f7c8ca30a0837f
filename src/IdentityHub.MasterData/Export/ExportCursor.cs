using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using IdentityHub.Kernel.Feed;

namespace IdentityHub.MasterData.Export;

/// <summary>
/// Where an export goes on: within a whole export, at a place; behind it, at a position of the change feed. Either way nothing that happened since the export began is
/// missed.
/// </summary>
/// <param name="Subject">What is exported.</param>
/// <param name="Feed">Everything up to here is in what was exported, once it is ended.</param>
/// <param name="After">The place reached in a whole export; null when that is ended.</param>
public readonly record struct ExportCursor(ExportSubject Subject, FeedPosition Feed, long? After)
{
    private const int Size = 1 + 8 + 8;

    /// <summary>As opaque text.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size + 4];
        bytes[0] = (byte)Subject;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], Feed.Value);
        BinaryPrimitives.WriteInt64BigEndian(bytes[9..], After ?? -1);
        XxHash32.Hash(bytes[..Size], bytes[Size..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads it; false for what is no cursor of an export.</summary>
    public static bool TryParse(string text, out ExportCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Size + 4];
        if (text.Length != Base64Url.GetEncodedLength(Size + 4) || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != Size + 4
            || XxHash32.HashToUInt32(bytes[..Size]) != BinaryPrimitives.ReadUInt32BigEndian(bytes[Size..]))
            return false;
        var (feed, after) = (BinaryPrimitives.ReadInt64BigEndian(bytes[1..]), BinaryPrimitives.ReadInt64BigEndian(bytes[9..]));
        if (!Enum.IsDefined((ExportSubject)bytes[0]) || feed < 0 || after < -1)
            return false;
        cursor = new ExportCursor((ExportSubject)bytes[0], new FeedPosition(feed), after < 0 ? null : after);
        return true;
    }
}
