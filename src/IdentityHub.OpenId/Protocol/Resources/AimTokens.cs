using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Resources;

/// <summary>
/// A grant is for the resources that the authorization request named, an access token for those that the token request names (RFC 8707 §2.2): one API
/// can't use at another what it was sent.
/// </summary>
internal sealed class AimTokens : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int GrantOrder = OpenIddictServerHandlers.InferResources.Descriptor.Order + 100;
    public static readonly int TokenOrder = OpenIddictServerHandlers.PrepareAccessTokenPrincipal.Descriptor.Order + 100;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.Request.GetResources() is not { IsDefaultOrEmpty: false } asked || context.EndpointType is not (OpenIddictServerEndpointType.Authorization or OpenIddictServerEndpointType.Token)
            || context.Request.IsTokenExchangeGrantType())
            return ValueTask.CompletedTask;
        if (context.EndpointType == OpenIddictServerEndpointType.Authorization)
            context.Principal!.SetResources(asked);
        else
            context.AccessTokenPrincipal?.SetAudiences(asked);
        return ValueTask.CompletedTask;
    }
}
