namespace IdentityHub.Web.Logos;

/// <summary>A client's logo as the hub serves it.</summary>
/// <param name="Bytes">The picture.</param>
/// <param name="ContentType">What it is, told from its own bytes.</param>
internal sealed record Logo(byte[] Bytes, string ContentType)
{
    /// <summary>A PNG, JPEG, WebP or SVG picture; null for anything else, whatever its server calls it.</summary>
    public static Logo? Of(byte[] bytes)
    {
        var span = bytes.AsSpan();
        var type = span.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? "image/png"
            : span.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]) ? "image/jpeg"
            : span.Length > 12 && span.StartsWith("RIFF"u8) && span[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
            : IsSvg(span) ? "image/svg+xml" : null;
        return type is null ? null : new Logo(bytes, type);
    }

    private static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        var head = System.Text.Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 1024)]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return head.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && head.Contains("<svg", StringComparison.OrdinalIgnoreCase);
    }
}
