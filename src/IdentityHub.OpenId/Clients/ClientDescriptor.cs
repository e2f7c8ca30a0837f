using System.Text.Json;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Clients;

/// <summary>Translates between a client's definition and OpenIddict's descriptor.</summary>
internal static class ClientDescriptor
{
    public static void Fill(OpenIddictApplicationDescriptor descriptor, ClientDefinition definition, ClientDetails details)
    {
        descriptor.ClientId = definition.ClientId;
        descriptor.DisplayName = definition.Name;
        descriptor.ClientType = definition.Kind == ClientKind.Public ? ClientTypes.Public : ClientTypes.Confidential;
        descriptor.ConsentType = definition.Consent == ClientConsent.Implicit ? ConsentTypes.Implicit : ConsentTypes.Explicit;
        descriptor.RedirectUris.Clear();
        descriptor.RedirectUris.UnionWith(definition.RedirectUris);
        descriptor.PostLogoutRedirectUris.Clear();
        descriptor.PostLogoutRedirectUris.UnionWith(definition.PostLogoutRedirectUris);
        descriptor.Permissions.Clear();
        descriptor.Permissions.UnionWith(PermissionsOf(definition));
        descriptor.Requirements.Clear();
        if (definition is { SignsPeopleIn: true, RequirePkce: true })
            descriptor.Requirements.Add(Requirements.Features.ProofKeyForCodeExchange);
        if (definition is { SignsPeopleIn: true, RequirePushedRequests: true })
            descriptor.Requirements.Add(Requirements.Features.PushedAuthorizationRequests);
        descriptor.Properties[ClientDetails.Property] = JsonSerializer.SerializeToElement(details);
    }

    public static RegisteredClient Read(OpenIddictApplicationDescriptor descriptor)
    {
        var details = Details(descriptor);
        var permissions = descriptor.Permissions;
        return new RegisteredClient(
            new ClientDefinition(descriptor.ClientId!, descriptor.DisplayName ?? descriptor.ClientId!, descriptor.ClientType == ClientTypes.Public ? ClientKind.Public : ClientKind.Confidential)
            {
                RedirectUris = [.. descriptor.RedirectUris],
                PostLogoutRedirectUris = [.. descriptor.PostLogoutRedirectUris],
                Scopes = [.. permissions.Where(p => p.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal)).Select(p => p[Permissions.Prefixes.Scope.Length..])],
                SignsPeopleIn = permissions.Contains(Permissions.GrantTypes.AuthorizationCode),
                ActsByItself = permissions.Contains(Permissions.GrantTypes.ClientCredentials),
                RequirePkce = descriptor.Requirements.Contains(Requirements.Features.ProofKeyForCodeExchange),
                RequirePushedRequests = descriptor.Requirements.Contains(Requirements.Features.PushedAuthorizationRequests),
                SourceSystems = details.SourceSystems,
                BackChannelLogoutUri = details.BackChannelLogoutUri,
                Consent = descriptor.ConsentType == ConsentTypes.Implicit ? ClientConsent.Implicit : ClientConsent.Explicit,
                Branding = details.Branding,
            },
            details.CreatedAt, details.SecretChangedAt);
    }

    public static ClientDetails Details(OpenIddictApplicationDescriptor descriptor) =>
        descriptor.Properties.TryGetValue(ClientDetails.Property, out var element) ? element.Deserialize<ClientDetails>() ?? new ClientDetails() : new ClientDetails();

    private static IEnumerable<string> PermissionsOf(ClientDefinition definition)
    {
        yield return Permissions.Endpoints.Token;
        yield return Permissions.Endpoints.Revocation;
        if (definition.Kind == ClientKind.Confidential)
            yield return Permissions.Endpoints.Introspection;
        if (definition.ActsByItself)
            yield return Permissions.GrantTypes.ClientCredentials;
        if (definition.SignsPeopleIn)
        {
            yield return Permissions.Endpoints.Authorization;
            yield return Permissions.Endpoints.PushedAuthorization;
            yield return Permissions.Endpoints.EndSession;
            yield return Permissions.GrantTypes.AuthorizationCode;
            yield return Permissions.ResponseTypes.Code;
            if (definition.Scopes.Contains(Scopes.OfflineAccess))
                yield return Permissions.GrantTypes.RefreshToken;
        }
        foreach (var scope in definition.Scopes)
            yield return Permissions.Prefixes.Scope + scope;
    }
}
