using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>After OpenIddict's <c>MapInternalClaims</c>: keeps what it verified a moment ago, for <see cref="RecallVerified"/>.</summary>
internal sealed class KeepVerified(VerifiedTokens verified) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.MapInternalClaims.Descriptor.Order + 100;

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.TokenValidationResult is { IsValid: true } && context.Principal is { } principal && principal.HasTokenType(TokenTypeIdentifiers.AccessToken)
            && RecallVerified.ToKeep(context) is { } fingerprint && fingerprint == TokenFingerprint.Of(context.Token!))
            verified.Keep(fingerprint, principal, context.Options);
        return ValueTask.CompletedTask;
    }
}
