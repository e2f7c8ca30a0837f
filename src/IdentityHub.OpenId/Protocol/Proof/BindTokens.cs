using System.Security.Claims;
using IdentityHub.OpenId.Clients;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// Binds what is issued to what its sender showed: access tokens always, refresh tokens of public clients (others prove who they are at each refresh,
/// RFC 9449 §5), codes to the key that the request named (§10). Runs when the principals are made, for making them strips <c>cnf</c>.
/// </summary>
internal sealed class BindTokens(ClientDirectory clients) : IOpenIddictServerHandler<ProcessSignInContext>
{
    /// <summary>The thumbprint that a code is bound to. OpenIddict keeps what begins like this out of access and ID tokens.</summary>
    public const string CodeKey = "oi_hub_jkt";

    public static readonly int Order = OpenIddictServerHandlers.PrepareUserCodePrincipal.Descriptor.Order + 500;

    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Authorization)
        {
            if ((string?)context.Request[ReadSenderProof.KeyParameter] is { Length: > 0 } key)
                context.AuthorizationCodePrincipal?.SetClaim(CodeKey, key);
            return;
        }
        if (context.EndpointType != OpenIddictServerEndpointType.Token || await clients.FindAsync(context.ClientId!, context.CancellationToken) is not { Definition: var client })
            return;
        var shown = ReadSenderProof.Of(context.Transaction);
        var bound = shown with { CertificateThumbprint = client.RequireCertificateBinding ? shown.CertificateThumbprint : null };
        Bind(context.AccessTokenPrincipal, bound);
        if (context.IssuedTokenType == TokenTypeIdentifiers.AccessToken)
            Bind(context.IssuedTokenPrincipal, bound);
        context.RefreshTokenPrincipal?.RemoveClaims(CodeKey);
        if (client.Kind == ClientKind.Public)
            Bind(context.RefreshTokenPrincipal, bound);
    }

    private static void Bind(ClaimsPrincipal? principal, SenderProof proof)
    {
        if (principal is not null && proof.Confirmation() is { } confirmation)
            principal.SetClaim(Claims.Confirmation, confirmation);
    }
}
