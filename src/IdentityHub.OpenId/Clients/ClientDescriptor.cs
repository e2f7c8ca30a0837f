using System.Globalization;
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
        descriptor.ApplicationType = definition.Native ? ApplicationTypes.Native : ApplicationTypes.Web;
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
        if (definition is { SignsPeopleIn: true, RequirePushedAuthorization: true })
            descriptor.Requirements.Add(Requirements.Features.PushedAuthorizationRequests);
        descriptor.Settings.Clear();
        foreach (var (setting, lifetime) in LifetimesOf(definition.Lifetimes))
            descriptor.Settings[setting] = lifetime.ToString("c", CultureInfo.InvariantCulture);
        descriptor.Properties[ClientDetails.Property] = JsonSerializer.SerializeToElement(details with { Definition = definition });
    }

    public static RegisteredClient Read(OpenIddictApplicationDescriptor descriptor)
    {
        var details = Details(descriptor);
        var definition = details.Definition ?? throw new InvalidOperationException($"The client {descriptor.ClientId} wasn't registered by the hub.");
        return new RegisteredClient(definition, details.CreatedAt, details.SecretChangedAt);
    }

    public static ClientDetails Details(OpenIddictApplicationDescriptor descriptor) =>
        descriptor.Properties.TryGetValue(ClientDetails.Property, out var element) ? element.Deserialize<ClientDetails>() ?? new ClientDetails() : new ClientDetails();

    private static IEnumerable<(string Setting, TimeSpan Lifetime)> LifetimesOf(TokenLifetimes lifetimes)
    {
        if (lifetimes.Code is { } code)
            yield return (Settings.TokenLifetimes.AuthorizationCode, code);
        if (lifetimes.AccessToken is { } access)
            yield return (Settings.TokenLifetimes.AccessToken, access);
        if (lifetimes.IdToken is { } identity)
            yield return (Settings.TokenLifetimes.IdentityToken, identity);
        if (lifetimes.RefreshToken is { } refresh)
            yield return (Settings.TokenLifetimes.RefreshToken, refresh);
    }

    private static IEnumerable<string> PermissionsOf(ClientDefinition definition)
    {
        yield return Permissions.Endpoints.Token;
        yield return Permissions.Endpoints.Revocation;
        if (definition.Kind == ClientKind.Confidential)
            yield return Permissions.Endpoints.Introspection;
        foreach (var grant in definition.GrantTypes)
            yield return Permissions.Prefixes.GrantType + grant;
        if (definition.GrantTypes.Contains(ClientGrants.DeviceCode))
            yield return Permissions.Endpoints.DeviceAuthorization;
        if (definition.SignsPeopleIn)
        {
            yield return Permissions.Endpoints.Authorization;
            yield return Permissions.Endpoints.PushedAuthorization;
            yield return Permissions.Endpoints.EndSession;
            yield return Permissions.ResponseTypes.Code;
        }
        foreach (var scope in definition.Scopes)
            yield return Permissions.Prefixes.Scope + scope;
    }
}
