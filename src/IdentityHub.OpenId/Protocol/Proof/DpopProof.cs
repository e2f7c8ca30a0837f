using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>A DPoP proof that was found good (RFC 9449 §4.3), apart from whether it was used before.</summary>
/// <param name="Thumbprint">Of the key that the sender holds (<c>jkt</c>, RFC 7638).</param>
/// <param name="Identifier">Its <c>jti</c>.</param>
/// <param name="Expires">From when on it is too old to be sent again.</param>
/// <param name="Nonce">The nonce that it carries, or null.</param>
internal sealed record DpopProof(string Thumbprint, string Identifier, DateTimeOffset Expires, string? Nonce)
{
    /// <summary>The header that carries it, and the scheme of a token that is bound to it.</summary>
    public const string Name = "DPoP";

    /// <summary>What proofs may be signed with (<c>dpop_signing_alg_values_supported</c>).</summary>
    public static IReadOnlyList<string> Algorithms { get; } = ["ES256", "ES384", "PS256"];

    private const int LongestIdentifier = 256;

    /// <summary>How old a proof may be.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(60);

    /// <summary>How far a sender's clock may be ahead.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(15);

    /// <summary>Null when anything about it is wrong.</summary>
    /// <param name="text">The header's value.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="addresses">Addresses, any of which the request was sent to; query and fragment don't count.</param>
    /// <param name="accessToken">The token that came with it at a resource, or null at the token and pushed-request endpoints.</param>
    /// <param name="now">The time.</param>
    public static DpopProof? Check(string text, string method, IReadOnlyList<Uri> addresses, string? accessToken, DateTimeOffset now)
    {
        if (CompactJws.Read(text) is not { Type: "dpop+jwt", Algorithm: { } algorithm } jws || !Algorithms.Contains(algorithm)
            || !jws.Header.TryGetProperty("jwk", out var header) || PublicJwk.Read(header) is not { } key || !jws.IsSignedBy(key))
            return null;
        if (CompactJws.Text(jws.Payload, "jti") is not { Length: > 0 and <= LongestIdentifier } identifier || CompactJws.Text(jws.Payload, "htm") != method)
            return null;
        if (CompactJws.Text(jws.Payload, "htu") is not { } htu || !Uri.TryCreate(htu, UriKind.Absolute, out var address) || !addresses.Any(sent => IsSame(sent, address)))
            return null;
        if (jws.Instant("iat") is not { } issued || issued < now - Age || issued > now + Ahead)
            return null;
        if (accessToken is not null && CompactJws.Text(jws.Payload, "ath") != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))))
            return null;
        if (jws.Payload.TryGetProperty("nonce", out var nonce) && nonce.ValueKind != JsonValueKind.String)
            return null;
        return new DpopProof(key.Thumbprint, identifier, issued + Age + Ahead, CompactJws.Text(jws.Payload, "nonce"));
    }

    // Scheme and host are compared without case, default ports and percent-encoding are normalised by Uri (§4.3, RFC 3986 §6.2.2 and §6.2.3).
    private static bool IsSame(Uri sent, Uri claimed) =>
        claimed.UserInfo.Length == 0 && Uri.Compare(sent, claimed, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0
        && sent.AbsolutePath == claimed.AbsolutePath;
}
