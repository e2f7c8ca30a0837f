using IdentityHub.Accounts;
using IdentityHub.Accounts.Registration;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Upstream;

/// <summary>A hub with three upstream providers: another hub, and two that say what a test wants.</summary>
public sealed class UpstreamFixture : IAsyncLifetime
{
    private static readonly Actor Test = Actor.Hub("test");
    private RunningHub? hub, upstream;

    /// <summary>Honest as far as it goes: <c>a</c>. And another: <c>b</c>.</summary>
    public FakeProvider A { get; private set; } = null!;

    public FakeProvider B { get; private set; } = null!;

    public RunningHub Hub => hub!;

    /// <summary>The hub that is the upstream. Cookies don't know ports, so it lives on another address.</summary>
    public Uri Upstream { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        A = await FakeProvider.StartAsync();
        B = await FakeProvider.StartAsync();
        Upstream = new Uri($"http://127.0.0.2:{Ports.Free()}/");
        hub = await RunningHub.StartAsync(settings:
        [
            .. Provider(0, "other", Upstream), .. Provider(1, "a", A.Issuer), .. Provider(2, "b", B.Issuer),
            ("Hub:Upstream:Providers:1:TwoFactorAcrValues:0", "urn:strong"),
            ("Hub:Upstream:Providers:3:Name", "google"), ("Hub:Upstream:Providers:3:Type", "Google"), ("Hub:Upstream:Providers:3:DisplayName", "Google"),
            ("Hub:Upstream:Providers:3:ClientId", "google-client"), ("Hub:Upstream:Providers:3:ClientSecret", "google-secret"),
        ]);
        upstream = await RunningHub.StartAsync(settings: [("Hub:Listen:Web", Upstream.GetLeftPart(UriPartial.Authority)), ("Hub:Issuer", Upstream.AbsoluteUri)]);

        await SeedAsync(upstream, "vera@example.com");
        await RegisterAsync(upstream, new ClientDefinition("the-hub", "The hub", ClientKind.Confidential)
        {
            ChosenSecret = "upstream-secret",
            RedirectUris = [new Uri(hub.Web, "callback/upstream/other")],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Implicit,
        });
        await RegisterAsync(hub, new ClientDefinition("shop", "Shop", ClientKind.Confidential)
        {
            ChosenSecret = "shop-secret",
            RedirectUris = [new("https://shop.example/cb")],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Implicit,
        });
        (await hub.ScopedAsync<ConsentCatalog, bool>(async catalog => (await catalog.UpsertAsync(
            new Purpose(new PurposeId("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email], [new PurposeText("en", 1, "Newsletter", "News.")]),
            Test, CancellationToken.None)).Refusal is null)).ShouldBeTrue();
    }

    /// <summary>A new browser at the hub.</summary>
    public PageBrowser Browse() => new(Hub.Web, "en");

    /// <summary>A browser that has been sent to a provider.</summary>
    public static async Task<UpstreamRequest> StartAsync(PageBrowser browser, string provider, string returnUrl = "/account", string more = "")
    {
        var (response, _) = await browser.OpenAsync($"/sign-in/upstream/{provider}?returnUrl={Uri.EscapeDataString(returnUrl)}{more}");
        return new UpstreamRequest(response.Headers.Location.ShouldNotBeNull());
    }

    /// <summary>An account of the hub itself.</summary>
    public async Task<HubUser> PersonAsync(string email, bool verified = true, params string[] roles) => roles.Length > 0
        ? (await Hub.ScopedAsync<AccountRegistration, Kernel.Outcomes.Outcome<HubUser>>(accounts =>
            accounts.CreateAsync(Account(email, verified) with { Roles = roles }, Test, CancellationToken.None))).Value
        : await SeedAsync(Hub, email, verified);

    public async ValueTask DisposeAsync()
    {
        foreach (var running in new[] { hub, upstream })
        {
            if (running is not null)
                await running.DisposeAsync();
        }
        await A.DisposeAsync();
        await B.DisposeAsync();
    }

    private static NewAccount Account(string email, bool verified) => new(email, HubFixture.Password, "Vera", "Rubin") { EmailVerified = verified };

    private static async Task<HubUser> SeedAsync(RunningHub at, string email, bool verified = true) =>
        (await at.ScopedAsync<ShopperSeed, Kernel.Outcomes.Outcome<HubUser>>(seed => seed.RunAsync(Account(email, verified), Test, CancellationToken.None))).Value;

    private static async Task RegisterAsync(RunningHub at, ClientDefinition client) =>
        (await at.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(client, Test, CancellationToken.None)).Refusal is null)).ShouldBeTrue();

    private static IEnumerable<(string, string?)> Provider(int place, string name, Uri issuer) =>
    [
        ($"Hub:Upstream:Providers:{place}:Name", name), ($"Hub:Upstream:Providers:{place}:DisplayName", name.ToUpperInvariant()), ($"Hub:Upstream:Providers:{place}:Issuer", issuer.AbsoluteUri),
        ($"Hub:Upstream:Providers:{place}:ClientId", "the-hub"), ($"Hub:Upstream:Providers:{place}:ClientSecret", "upstream-secret"),
    ];
}
