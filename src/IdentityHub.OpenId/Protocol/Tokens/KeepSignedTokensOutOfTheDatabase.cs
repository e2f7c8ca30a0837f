using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// No row per signed access or ID token: their signature says all, notices end them early (<see cref="NoticeBoard"/>). So long as notices are
/// kept a signed access token may live, and no longer.
/// </summary>
internal sealed class KeepSignedTokensOutOfTheDatabase(TimeProvider time) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.CreateTokenEntry.Descriptor.Order - 100;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken)
        {
            (context.CreateTokenEntry, context.PersistTokenPayload) = (false, false);
            var latest = time.GetUtcNow() + GrantTimes.LongestAccessToken;
            if (!context.IsReferenceToken && context.TokenType == TokenTypeIdentifiers.AccessToken && context.Principal.GetExpirationDate() is var expiry && (expiry is null || expiry > latest))
                context.Principal.SetExpirationDate(latest);
        }
        return ValueTask.CompletedTask;
    }
}
