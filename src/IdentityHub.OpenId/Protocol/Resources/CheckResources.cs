using System.Security.Claims;
using IdentityHub.OpenId.Clients;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Resources;

/// <summary>
/// A client gets tokens for the resources that it is registered for, and at the token endpoint for those that were granted (RFC 8707 §2): anything
/// else is <c>invalid_target</c>. OpenIddict knows one list for the whole server.
/// </summary>
internal sealed class CheckResources(ClientDirectory clients, SignOnOptions options) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>,
    IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>, IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Authentication.ValidateResources.Descriptor.Order;
    public static readonly int PushedOrder = OpenIddictServerHandlers.Authentication.ValidatePushedResources.Descriptor.Order;
    public static readonly int TokenOrder = OpenIddictServerHandlers.Exchange.ValidateGrantedScopes.Descriptor.Order + 100;

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context) => CheckAsync(context, context.ClientId, context.Request, null);

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context) => CheckAsync(context, context.ClientId, context.Request, null);

    public ValueTask HandleAsync(ValidateTokenRequestContext context) =>
        context.Request.IsTokenExchangeGrantType() ? ValueTask.CompletedTask : CheckAsync(context, context.ClientId, context.Request, context.AuthorizationCodePrincipal ?? context.RefreshTokenPrincipal ?? context.DeviceCodePrincipal);

    private async ValueTask CheckAsync(BaseValidatingContext context, string? clientId, OpenIddictRequest request, ClaimsPrincipal? granted)
    {
        var asked = request.GetResources();
        if (asked.IsDefaultOrEmpty || clientId is null || await clients.FindAsync(clientId, context.CancellationToken) is not { Definition: var client })
            return;
        // A grant that was asked for without naming resources may be narrowed to any that the client is registered for.
        var given = granted?.GetResources() ?? [];
        var allowed = given.Any(client.Audiences.Contains) ? given : [.. given, .. client.Audiences];
        // The hub itself, for user-info, where tokens without a resource of their own are meant for others only.
        var userInfo = granted?.HasScope(Scopes.OpenId) ?? request.HasScope(Scopes.OpenId);
        if (!asked.All(resource => allowed.Contains(resource) || userInfo && resource == options.Issuer.AbsoluteUri))
            context.Reject(Errors.InvalidTarget, "The client gets no token for this resource.");
    }
}
