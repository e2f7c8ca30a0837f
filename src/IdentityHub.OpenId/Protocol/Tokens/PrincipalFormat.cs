using System.Buffers;
using System.Collections.Frozen;
using System.Security.Claims;
using System.Text;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// A principal as bytes: its claims in order, each with type, value, value type and destinations. Frequent texts are one byte, so that a code is
/// a few hundred bytes and no JSON is read or written for it.
/// </summary>
internal static class PrincipalFormat
{
    private const byte Version = 1;

    // Append only: stored tokens hold the numbers.
    private static readonly string[] Frequent =
    [
        "", ClaimValueTypes.String, ClaimValueTypes.Integer64, ClaimValueTypes.Boolean, "JSON", "JSON_ARRAY",
        Claims.Subject, "sid", Claims.AuthenticationTime, Claims.AuthenticationContextReference, Claims.AuthenticationMethodReference, GrantPrincipal.FamilySince,
        Claims.ClientId, Claims.Nonce, Claims.JwtId, Claims.Scope, Claims.Audience, Claims.Private.Audience, Claims.Private.AuthorizationId,
        Claims.Private.ClaimDestinationsMap, Claims.Private.CodeChallenge, Claims.Private.CodeChallengeMethod, Claims.Private.CreationDate,
        Claims.Private.ExpirationDate, Claims.Private.Issuer, Claims.Private.Nonce, Claims.Private.Presenter, Claims.Private.RedirectUri,
        Claims.Private.Resource, Claims.Private.Scope, Claims.Private.TokenId, Claims.Private.TokenType,
        CodeChallengeMethods.Sha256, "pwd", "otp", "hwk", "swk", "user", "mfa",
        Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.Phone, Scopes.Address, Scopes.OfflineAccess, HubScopes.GlobalPartyId, HubScopes.ApiAudience,
        TokenTypeIdentifiers.AccessToken, TokenTypeIdentifiers.RefreshToken, TokenTypeIdentifiers.Private.AuthorizationCode,
        TokenTypeIdentifiers.Private.RequestToken,
        """["access_token","id_token"]""", """["access_token"]""", """["id_token"]""", "[]", "true", "false",
        "urn:identityhub:acr:1", "urn:identityhub:acr:2",
    ];

    private static readonly FrozenDictionary<string, byte> Numbers = Frequent.Select((text, number) => (text, number))
        .ToFrozenDictionary(pair => pair.text, pair => (byte)(pair.number + 1), StringComparer.Ordinal);

    public static byte[] Write(ClaimsPrincipal principal)
    {
        var output = new ArrayBufferWriter<byte>(512);
        Put(output, Version);
        foreach (var claim in principal.Claims)
        {
            WriteText(output, claim.Type);
            WriteText(output, claim.Value);
            WriteText(output, claim.ValueType);
            WriteText(output, claim.Properties.TryGetValue(Properties.Destinations, out var destinations) ? destinations : "");
        }
        return output.WrittenSpan.ToArray();
    }

    public static ClaimsPrincipal Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] != Version)
            throw new FormatException($"A stored token of version {bytes[0]} can't be read.");
        bytes = bytes[1..];
        var identity = new ClaimsIdentity("IdentityHub", Claims.Name, Claims.Role);
        while (!bytes.IsEmpty)
        {
            var claim = new Claim(ReadText(ref bytes), ReadText(ref bytes), ReadText(ref bytes));
            if (ReadText(ref bytes) is { Length: > 0 } destinations)
                claim.Properties[Properties.Destinations] = destinations;
            identity.AddClaim(claim);
        }
        return new ClaimsPrincipal(identity);
    }

    /// <summary>One byte for a frequent text, or a zero, the length in 7-bit groups and UTF-8.</summary>
    private static void WriteText(ArrayBufferWriter<byte> output, string text)
    {
        if (Numbers.TryGetValue(text, out var number))
        {
            Put(output, number);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        Put(output, 0);
        for (var rest = (uint)length; ; rest >>= 7)
        {
            if (rest < 0x80)
            {
                Put(output, (byte)rest);
                break;
            }
            Put(output, (byte)(rest | 0x80));
        }
        Encoding.UTF8.GetBytes(text, output.GetSpan(length));
        output.Advance(length);
    }

    private static void Put(ArrayBufferWriter<byte> output, byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    private static string ReadText(ref ReadOnlySpan<byte> bytes)
    {
        var number = bytes[0];
        bytes = bytes[1..];
        if (number > 0)
            return Frequent[number - 1];
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[0];
            bytes = bytes[1..];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
                break;
        }
        var text = Encoding.UTF8.GetString(bytes[..length]);
        bytes = bytes[length..];
        return text;
    }
}
