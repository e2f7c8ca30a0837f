using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>Access and ID tokens are signed with the algorithm that their client is set to; FAPI 2.0 §5.4 forbids RS256.</summary>
internal sealed class ChooseClientsKey(ClientDirectory clients, SigningKeyRing keys) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = ChooseSigningKey.Order + 50;

    public async ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is not (TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken)
            || context.ClientId is not { } id || await clients.FindAsync(id, context.CancellationToken) is not { Definition: var client })
            return;
        context.SigningCredentials = keys.Current.For(context.TokenType == TokenTypeIdentifiers.AccessToken ? client.AccessTokenAlgorithm : client.IdTokenAlgorithm);
    }
}
