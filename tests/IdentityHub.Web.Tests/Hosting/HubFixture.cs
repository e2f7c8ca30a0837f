using IdentityHub.Accounts.Registration;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing.Hosting;
using IdentityHub.Web.Tests.Hosting;

[assembly: AssemblyFixture(typeof(HubFixture))]

namespace IdentityHub.Web.Tests.Hosting;

/// <summary>One running hub with a shopper, an administrator, a client and a purpose.</summary>
public sealed class HubFixture : IAsyncLifetime
{
    public const string Shopper = "grace@example.com", Administrator = "root@example.com", Password = "Compilers-For-All-1952";
    private static readonly Actor Test = Actor.Hub("test");
    private RunningHub? hub;

    public Uri Address => hub!.Web;

    public RunningHub Hub => hub!;

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.StartAsync(settings: ("Hub:Demo:Outbox", "true"));
        var cancellation = CancellationToken.None;
        (await hub.ScopedAsync<ConsentCatalog, bool>(async catalog => (await catalog.UpsertAsync(
            new Purpose(new PurposeId("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email],
                [new PurposeText("en", 1, "Newsletter", "News twice a month."), new PurposeText("de", 1, "Rundbrief", "Neues zweimal im Monat.")]),
            Test, cancellation)).Refusal is null)).ShouldBeTrue();
        (await hub.ScopedAsync<ShopperSeed, bool>(async seed =>
            (await seed.RunAsync(new NewAccount(Shopper, Password, "Grace", "Hopper") { EmailVerified = true }, Test, cancellation)).Refusal is null)).ShouldBeTrue();
        (await hub.ScopedAsync<AccountRegistration, bool>(async accounts =>
            (await accounts.CreateAsync(new NewAccount(Administrator, Password, "Root", "Admin") { EmailVerified = true, Roles = [HubRoles.Administrator] }, Test, cancellation)).Refusal is null)).ShouldBeTrue();
        (await hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(
            new ClientDefinition("shop", "Shop", ClientKind.Confidential)
            {
                ChosenSecret = "shop-secret",
                RedirectUris = [new("https://shop.example/cb")],
                Scopes = ["openid", "profile", "email"],
                Branding = new ClientBranding("Corner Shop", "#8a4b2f"),
            }, Test, cancellation)).Refusal is null)).ShouldBeTrue();
    }

    /// <summary>A new browser without cookies.</summary>
    public PageBrowser Browse(string language = "en") => new(Address, language);

    public async ValueTask DisposeAsync()
    {
        if (hub is not null)
            await hub.DisposeAsync();
    }
}
