using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Proof;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>
/// A client's assertion of who it is (RFC 7523 §3 as tightened by RFC 7523bis and FAPI 2.0 §5.3.2.1): for this issuer alone, about to expire, of the
/// client itself, by an algorithm that it is registered for. Whether it was used before is asked elsewhere.
/// </summary>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Identifier">Its <c>jti</c>.</param>
/// <param name="Expires">When it expires.</param>
internal sealed record ClientAssertion(string ClientId, string Identifier, DateTimeOffset Expires)
{
    /// <summary>How far ahead it may expire or begin: what is good for longer can be stolen for longer.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(60);

    /// <summary>What the clocks of two well-kept machines may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(10);

    private const int LongestIdentifier = 256;

    /// <summary>The client that it says it is of, unverified; null when it says none.</summary>
    public static string? Issuer(CompactJws jws) => CompactJws.Text(jws.Payload, "iss");

    /// <summary>Null when anything about it is wrong.</summary>
    public static ClientAssertion? Check(CompactJws jws, ClientDefinition client, IReadOnlyList<PublicJwk> keys, string issuer, DateTimeOffset now)
    {
        if (!client.AssertionAlgorithms.Any(algorithm => algorithm.ToString() == jws.Algorithm) || jws.Type is not (null or "JWT" or "client-authentication+jwt"))
            return null;
        if (Issuer(jws) != client.ClientId || CompactJws.Text(jws.Payload, "sub") != client.ClientId)
            return null;
        // A string, not an array: what is good for two servers can be passed on by one of them (RFC 7523bis §4).
        if (CompactJws.Text(jws.Payload, "aud") != issuer)
            return null;
        if (CompactJws.Text(jws.Payload, "jti") is not { Length: > 0 and <= LongestIdentifier } identifier)
            return null;
        if (jws.Instant("exp") is not { } expires || expires <= now - Skew || expires > now + Ahead + Skew)
            return null;
        if (IsTooFarAhead(jws, "nbf", now) || IsTooFarAhead(jws, "iat", now))
            return null;
        return keys.Any(jws.IsSignedBy) ? new ClientAssertion(client.ClientId, identifier, expires + Skew) : null;
    }

    private static bool IsTooFarAhead(CompactJws jws, string claim, DateTimeOffset now) =>
        jws.Payload.TryGetProperty(claim, out _) && (jws.Instant(claim) is not { } instant || instant > now + Ahead);
}
