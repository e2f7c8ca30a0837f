using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>Access tokens of clients that are set to references stay in the hub, and the client gets an opaque handle (RFC 7662 tells what is behind it).</summary>
internal sealed class KeepReferencedTokens(ClientDirectory clients) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = KeepSignedTokensOutOfTheDatabase.Order - 50;

    public async ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType == TokenTypeIdentifiers.AccessToken && context.ClientId is { } id
            && await clients.FindAsync(id, context.CancellationToken) is { Definition.AccessTokenFormat: AccessTokenFormat.Reference })
            context.IsReferenceToken = true;
    }
}
