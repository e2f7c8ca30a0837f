using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Before OpenIddict's <c>ValidateIdentityModelToken</c>: an access token that was verified before (<see cref="VerifiedTokens"/>) isn't verified again.
/// Every later step (time, audience, binding, revocation) sees it as if it had been.
/// </summary>
internal sealed class RecallVerified(VerifiedTokens verified) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.ValidateIdentityModelToken.Descriptor.Order - 100;

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal is not null || context.Token is not { } token || !token.Contains('.', StringComparison.Ordinal)
            || context.ValidTokenTypes.Count > 0 && !context.ValidTokenTypes.Contains(TokenTypeIdentifiers.AccessToken))
            return ValueTask.CompletedTask;
        var fingerprint = TokenFingerprint.Of(token);
        context.Principal = verified.Find(fingerprint, context.Options);
        context.Transaction.Properties[nameof(RecallVerified)] = context.Principal is null ? fingerprint : null;
        return ValueTask.CompletedTask;
    }

    /// <summary>The fingerprint of the token that is being verified, if it may be kept.</summary>
    public static TokenFingerprint? ToKeep(ValidateTokenContext context) =>
        context.Transaction.Properties.TryGetValue(nameof(RecallVerified), out var found) ? (TokenFingerprint?)found : null;
}
