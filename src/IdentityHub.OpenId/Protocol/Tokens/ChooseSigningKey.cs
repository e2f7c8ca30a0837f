using IdentityHub.OpenId.Keys;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>Access tokens by ES256 (small, quick to verify), ID tokens by RS256 (every client can), what the hub gives itself by HMAC.</summary>
internal sealed class ChooseSigningKey(SigningKeyRing keys) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.AttachSecurityCredentials.Descriptor.Order + 100;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        context.SigningCredentials = context.TokenType switch
        {
            TokenTypeIdentifiers.AccessToken => keys.Current.AccessTokens,
            TokenTypeIdentifiers.IdentityToken => keys.Current.IdentityTokens,
            _ => keys.Current.Grants,
        };
        return ValueTask.CompletedTask;
    }
}
