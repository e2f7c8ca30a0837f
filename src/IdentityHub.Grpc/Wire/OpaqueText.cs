using System.Buffers.Text;

namespace IdentityHub.Grpc.Wire;

/// <summary>Reads base64url that a caller sent; the framework's own reader throws on what isn't.</summary>
internal static class OpaqueText
{
    /// <summary>False for text that isn't base64url or doesn't fit.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int length)
    {
        length = 0;
        return Base64Url.IsValid(text, out var needed) && needed <= bytes.Length && Base64Url.TryDecodeFromChars(text, bytes, out length);
    }
}
