using IdentityHub.OpenId.Clients;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Resources;

/// <summary>
/// Who may introspect (RFC 7662 §2.1, §4): the client that a token was issued to, and a resource server for tokens of an audience that it serves. To
/// anybody else the token is not active. Stands in for OpenIddict's <c>ValidateAuthorizedParty</c>, for which the audience must be the caller's client id.
/// </summary>
internal sealed class ServeIntrospection(ClientDirectory clients) : IOpenIddictServerHandler<ValidateIntrospectionRequestContext>, IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    private static readonly string[] Told = ["auth_time", "acr", "act"];

    public static readonly int Order = OpenIddictServerHandlers.Introspection.ValidateAuthorizedParty.Descriptor.Order;
    public static readonly int AnswerOrder = OpenIddictServerHandlers.Introspection.AttachApplicationClaims.Descriptor.Order + 100;

    public async ValueTask HandleAsync(ValidateIntrospectionRequestContext context)
    {
        var token = context.GenericTokenPrincipal!;
        if (token.HasPresenter(context.ClientId!))
            return;
        var client = (await clients.FindAsync(context.ClientId!, context.CancellationToken))?.Definition;
        if (!token.HasTokenType(TokenTypeIdentifiers.AccessToken) || client is null || !token.GetAudiences().Any(client.ServesAudiences.Contains))
            context.Reject(Errors.InvalidToken, "The token is somebody else's.");
    }

    public ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        var token = context.GenericTokenPrincipal;
        if (!token.HasTokenType(TokenTypeIdentifiers.AccessToken))
            return ValueTask.CompletedTask;
        context.Scopes.UnionWith(token.GetScopes());
        foreach (var name in Told)
        {
            if (token.GetClaim(name) is not { Length: > 0 } value)
                continue;
            context.Claims[name] = name switch
            {
                "auth_time" => long.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
                "act" => new OpenIddictParameter(System.Text.Json.Nodes.JsonNode.Parse(value)),
                _ => value,
            };
        }
        return ValueTask.CompletedTask;
    }
}
