using IdentityHub.OpenId.Grants;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>OpenIddict's token types and the kinds of stored tokens.</summary>
internal static class StoredKind
{
    /// <summary>Null for what is never stored: ID tokens, assertions.</summary>
    public static TokenKind? Of(string? type) => type switch
    {
        TokenTypeIdentifiers.Private.AuthorizationCode => TokenKind.Code,
        TokenTypeIdentifiers.RefreshToken => TokenKind.Refresh,
        TokenTypeIdentifiers.AccessToken => TokenKind.Access,
        TokenTypeIdentifiers.Private.RequestToken => TokenKind.Request,
        _ => null,
    };

    public static string TypeOf(TokenKind kind) => kind switch
    {
        TokenKind.Code => TokenTypeIdentifiers.Private.AuthorizationCode,
        TokenKind.Refresh => TokenTypeIdentifiers.RefreshToken,
        TokenKind.Access => TokenTypeIdentifiers.AccessToken,
        _ => TokenTypeIdentifiers.Private.RequestToken,
    };
}
