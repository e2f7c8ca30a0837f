using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary><c>amr</c> is an array in access tokens too, even of one method (Core §2, RFC 9068 §2.2.1); OpenIddict writes one as a string.</summary>
internal sealed class ListMethods : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.AttachTokenMetadata.Descriptor.Order + 100;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType == TokenTypeIdentifiers.AccessToken && context.Principal.GetClaims(Claims.AuthenticationMethodReference) is { Length: > 0 } methods)
        {
            foreach (var claim in context.SecurityTokenDescriptor.Subject.FindAll(Claims.AuthenticationMethodReference).ToList())
                context.SecurityTokenDescriptor.Subject.RemoveClaim(claim);
            context.SecurityTokenDescriptor.Claims[Claims.AuthenticationMethodReference] = methods.ToArray();
        }
        return ValueTask.CompletedTask;
    }
}
