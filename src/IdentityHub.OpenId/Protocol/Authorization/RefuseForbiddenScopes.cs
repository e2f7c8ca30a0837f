using IdentityHub.OpenId.Clients;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>A scope that the client isn't registered for is <c>invalid_scope</c> (RFC 6749 §3.3); OpenIddict says <c>invalid_request</c>.</summary>
internal sealed class RefuseForbiddenScopes(ClientDirectory clients)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>,
      IOpenIddictServerHandler<ValidateTokenRequestContext>, IOpenIddictServerHandler<ValidateDeviceAuthorizationRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Authentication.ValidateScopePermissions.Descriptor.Order - 100;
    public static readonly int PushedOrder = OpenIddictServerHandlers.Authentication.ValidatePushedScopePermissions.Descriptor.Order - 100;
    public static readonly int TokenOrder = OpenIddictServerHandlers.Exchange.ValidateScopePermissions.Descriptor.Order - 100;

    public static readonly int DeviceOrder = OpenIddictServerHandlers.Device.ValidateScopePermissions.Descriptor.Order - 100;

    public ValueTask HandleAsync(ValidateDeviceAuthorizationRequestContext context) => CheckAsync(context, context.ClientId, context.Request);

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context) => CheckAsync(context, context.ClientId, context.Request);

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context) => CheckAsync(context, context.ClientId, context.Request);

    public ValueTask HandleAsync(ValidateTokenRequestContext context) => CheckAsync(context, context.ClientId, context.Request);

    private async ValueTask CheckAsync(BaseValidatingContext context, string? clientId, OpenIddictRequest request)
    {
        if (clientId is null || await clients.FindAsync(clientId, context.CancellationToken) is not { } client)
            return;
        if (!request.GetScopes().All(scope => scope == OpenIddictConstants.Scopes.OpenId && (client.Definition.SignsPeopleIn || client.Definition.GrantTypes.Contains(ClientGrants.DeviceCode)) || client.Definition.Scopes.Contains(scope)))
            context.Reject(OpenIddictConstants.Errors.InvalidScope, "The client may not ask for this scope.");
    }
}
