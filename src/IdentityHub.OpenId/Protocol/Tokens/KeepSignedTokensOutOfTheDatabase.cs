using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>No row per access or ID token: their signature says all, their family's row ends them early, a deny list the rest.</summary>
internal sealed class KeepSignedTokensOutOfTheDatabase : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.CreateTokenEntry.Descriptor.Order - 100;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken)
            (context.CreateTokenEntry, context.IsReferenceToken, context.PersistTokenPayload) = (false, false, false);
        return ValueTask.CompletedTask;
    }
}
