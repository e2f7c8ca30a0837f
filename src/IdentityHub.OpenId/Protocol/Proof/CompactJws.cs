using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// A signed JWT that a client sent (RFC 7515 §7.1), read strictly: three parts of unpadded base64url, JSON objects without repeated members, no
/// <c>crit</c> that the hub would have to understand. Nothing in it is believed before <see cref="IsSignedBy"/>.
/// </summary>
internal sealed class CompactJws
{
    /// <summary>The longest that is read, in characters.</summary>
    public const int MaximumLength = 16 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private readonly byte[] signed;
    private readonly byte[] signature;

    private CompactJws(JsonElement header, JsonElement payload, byte[] signed, byte[] signature) =>
        (Header, Payload, this.signed, this.signature) = (header, payload, signed, signature);

    public JsonElement Header { get; }

    public JsonElement Payload { get; }

    public string? Algorithm => Text(Header, "alg");

    public string? Type => Text(Header, "typ");

    public string? KeyId => Text(Header, "kid");

    /// <summary>Null when the text is no such JWT.</summary>
    public static CompactJws? Read(string text)
    {
        if (text.Length > MaximumLength || text.Split('.') is not [var head, var body, var end] || end.Length == 0)
            return null;
        if (Object(head) is not { } header || Object(body) is not { } payload || Bytes(end) is not { } signature || header.TryGetProperty("crit", out _))
            return null;
        return new CompactJws(header, payload, Encoding.ASCII.GetBytes($"{head}.{body}"), signature);
    }

    /// <summary>A member that is a string; null when it is missing or something else.</summary>
    public static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A claim that is an instant in seconds since 1970 (RFC 7519 §2, NumericDate); null when it is missing or something else.</summary>
    public DateTimeOffset? Instant(string name) =>
        Payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && seconds is >= 0 and < 253_402_300_800
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    /// <summary>True when the key made the signature by <see cref="Algorithm"/>; false for any algorithm that doesn't fit the key.</summary>
    public bool IsSignedBy(PublicJwk key) => Algorithm is { } algorithm && key.Verify(algorithm, signed, signature);

    internal static byte[]? Bytes(string text)
    {
        // The decoder skips white space; a signature that can be written in two ways could be sent twice.
        if (!text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            return null;
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            return Base64Url.EncodeToString(bytes) == text ? bytes : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static JsonElement? Object(string text)
    {
        if (Bytes(text) is not { } bytes)
            return null;
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
