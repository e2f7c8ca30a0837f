using IdentityHub.Demo.Hosting;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;

namespace IdentityHub.Demo.Seeding;

/// <summary>The demo's clients. Their secrets are well known, which is why the demo listens on loopback only.</summary>
internal static class DemoClients
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1"];
    private const string WebSecret = "demo-web-secret", ServiceSecret = "demo-service-secret";

    /// <summary>The secret of a sample.</summary>
    public static string SecretOf(string sample) => $"{sample}-demo-secret";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ClientDefinition> All(DemoOptions options) =>
    [
        Sample("storefront", "Harbour Lane", "#8a4b2f", options.Storefront, new()
        {
            ["en"] = "Your basket waits for you. One account for the shop and the forum.",
            ["de"] = "Ihr Korb wartet auf Sie. Ein Konto für den Laden und das Forum.",
        }),
        Sample("community", "The Long Table", "#3b4a8c", options.Community, new()
        {
            ["en"] = "Pull up a chair: your account of Harbour Lane works here too.",
            ["de"] = "Setzen Sie sich dazu: Ihr Konto von Harbour Lane gilt auch hier.",
        }),
        new("demo-web", "Demo web client", ClientKind.Confidential)
        {
            ChosenSecret = WebSecret,
            RedirectUris = [new("http://127.0.0.1:9999/cb"), new("http://localhost:9999/cb")],
            PostLogoutRedirectUris = [new("http://127.0.0.1:9999/out")],
            Scopes = ["openid", "profile", "email", "phone", "address", "offline_access", HubScopes.GlobalPartyId],
            Consent = ClientConsent.Explicit,
        },
        new("demo-service", "Demo service", ClientKind.Confidential)
        {
            ChosenSecret = ServiceSecret,
            SignsPeopleIn = false,
            ActsByItself = true,
            Scopes = [.. HubScopes.Api],
            SourceSystems = [.. DemoSources.Delivering],
        },
    ];

    private static ClientDefinition Sample(string id, string name, string colour, Uri address, Dictionary<string, string> welcome)
    {
        var hosts = LoopbackNames.Append(address.Host).Distinct().Select(host => new UriBuilder(address) { Host = host }.Uri).ToList();
        return new(id, name, ClientKind.Confidential)
        {
            ChosenSecret = SecretOf(id),
            RedirectUris = [.. hosts.Select(host => new Uri(host, "signin-oidc"))],
            PostLogoutRedirectUris = [.. hosts.Select(host => new Uri(host, "signout-callback-oidc"))],
            BackChannelLogoutUri = new Uri(address, "backchannel-logout"),
            Scopes = ["openid", "profile", "email", HubScopes.GlobalPartyId, HubScopes.CrosswalkLink, HubScopes.PartyRead, HubScopes.ConsentRead, HubScopes.RecordsWrite],
            ActsByItself = true,
            FurtherGrantTypes = id == "storefront" ? [ClientGrants.Guest] : [],
            SourceSystems = [id],
            Consent = ClientConsent.Implicit,
            Branding = new ClientBranding(name, colour, "#ffffff", address)
            {
                LogoUri = new Uri(address, "logo.svg"),
                Welcome = welcome,
            },
            EmbedOrigins = [.. hosts.Select(host => host.GetLeftPart(UriPartial.Authority))],
        };
    }
}
