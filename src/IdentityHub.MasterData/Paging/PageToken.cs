using System.Buffers.Binary;
using System.Buffers.Text;

namespace IdentityHub.MasterData.Paging;

/// <summary>The place in a list, as opaque text.</summary>
internal static class PageToken
{
    /// <summary>Writes a place.</summary>
    public static string Write(long place)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a place; null for none, and for text that isn't a token, which begins from the start.</summary>
    public static long? ReadPlace(string? token)
    {
        Span<byte> bytes = stackalloc byte[8];
        return token is { Length: 11 } && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == 8
            ? BinaryPrimitives.ReadInt64BigEndian(bytes)
            : null;
    }
}
