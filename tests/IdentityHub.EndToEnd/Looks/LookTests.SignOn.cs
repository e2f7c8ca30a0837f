using System.Net.Http.Json;
using System.Text.Json;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Looks;

/// <summary>Pages that somebody comes to in the middle of something: a device, an application that is told to sign out, a guest's order, another provider.</summary>
public sealed partial class LookTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_a_device_and_of_signing_out_everywhere(int width, int height, bool dark)
    {
        await RegisterAsync(new ClientDefinition("look-television", "Living-room television", ClientKind.Public)
        {
            SignsPeopleIn = false, FurtherGrantTypes = [ClientGrants.DeviceCode], Scopes = ["profile", "email", "offline_access"],
        });
        await RegisterAsync(new ClientDefinition("look-framed", "Framed", ClientKind.Public)
        {
            RedirectUris = [new Uri(demo.Options.Community, "threads/first-loaf")], Scopes = ["profile"], Consent = ClientConsent.Implicit, FrontChannelLogoutUri = new Uri(demo.Options.Community, "threads/first-loaf"),
        });
        await using var profile = await ProfileAsync(width, height, dark);
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        await mary.OpenHubAsync("sign-in");
        await mary.SignInAsync(await demo.NewShopperAsync(), DemoFixture.ShopperPassword);

        using var http = new HttpClient { BaseAddress = demo.Options.Hub };
        using var content = new FormUrlEncodedContent([new("client_id", "look-television"), new("scope", "openid profile email offline_access")]);
        using var response = await http.PostAsync(new Uri("connect/device", UriKind.Relative), content, Cancellation);
        var complete = new Uri((await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("verification_uri_complete").GetString()!);
        await LookAtAsync(mary, demo.Options.Hub, complete.PathAndQuery, "device-confirm", width, dark);
        await mary.Page.Locator("button[value=allow]").ClickAsync();
        await LookHereAsync(mary, "device-done", width, dark);

        await mary.OpenHubAsync($"connect/authorize?client_id=look-framed&response_type=code&scope=openid&redirect_uri={Uri.EscapeDataString(new Uri(demo.Options.Community, "threads/first-loaf").ToString())}&{Challenge}");
        await LookAtAsync(mary, demo.Options.Hub, "sign-out", "sign-out", width, dark);
        await mary.Page.Locator("main form button").ClickAsync();
        (await mary.Page.Locator("iframe").CountAsync()).ShouldBe(1);
        await LookHereAsync(mary, "signed-out-frames", width, dark);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_a_guest(int width, int height, bool dark)
    {
        await using var profile = await ProfileAsync(width, height, dark);
        var guest = new Visitor(await profile.NewPageAsync(), demo.Options);
        await guest.OpenShopAsync("products/tea-pot");
        await guest.PressAsync("Put into the basket");
        await LookHereAsync(guest, "guest-basket", width, dark);
        await guest.FillAsync("Your name", "Nora Lind");
        await guest.FillAsync("Your e-mail address", $"nora-{Guid.NewGuid():n}@example.com");
        await guest.PressAsync("Order as a guest");
        await LookHereAsync(guest, "guest-thanks", width, dark);
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_another_provider(int width, int height, bool dark)
    {
        // A hub whose upstream is the demo's.
        await using var database = await TestDatabase.CreateAsync(Storage.DatabaseProvider.Sqlite);
        var settings = new HubSettings("Sqlite", database.ConnectionString).With("Hub:Outbound:AllowedHosts:0", "localhost")
            .With("Hub:Upstream:Providers:0:Name", "harbour").With("Hub:Upstream:Providers:0:DisplayName", "Harbour Lane").With("Hub:Upstream:Providers:0:Issuer", demo.Options.Hub.ToString())
            .With("Hub:Upstream:Providers:0:ClientId", "look-hub").With("Hub:Upstream:Providers:0:ClientSecret", "look-hub-secret");
        await HubInProcess.PrepareAsync(settings, Cancellation);
        await RegisterAsync(new ClientDefinition("look-hub", "Another hub", ClientKind.Confidential)
        {
            ChosenSecret = "look-hub-secret", RedirectUris = [new Uri(settings.Web, "callback/upstream/harbour")], Scopes = [.. HubScopes.Identity], Consent = ClientConsent.Implicit,
        });
        await using var hub = HubInProcess.Compose(settings);
        await hub.StartAsync(Cancellation);

        await using var profile = await ProfileAsync(width, height, dark);
        var mary = new Visitor(await profile.NewPageAsync(), demo.Options);
        await LookAtAsync(mary, settings.Web, "sign-in", "upstream-sign-in", width, dark);
        await mary.FollowAsync("Continue with Harbour Lane");
        await mary.SignInAsync(await demo.NewShopperAsync(), DemoFixture.ShopperPassword);
        await LookHereAsync(mary, "upstream-finish", width, dark);
        await mary.PressAsync("Create account");
        await LookAtAsync(mary, settings.Web, "account/connections", "upstream-connections", width, dark);
        await LookAtAsync(mary, settings.Web, "step-up?returnUrl=%2Faccount", "upstream-step-up", width, dark);

        await using var fresh = await ProfileAsync(width, height, dark);
        var grace = new Visitor(await fresh.NewPageAsync(), demo.Options);
        await grace.OpenAsync(settings.Web, "sign-in");
        await grace.FollowAsync("Continue with Harbour Lane");
        await grace.SignInAsync(await demo.NewShopperAsync(), DemoFixture.ShopperPassword);
        await grace.Page.Locator("main a[href*='connections']").ClickAsync();
        await grace.SignInAsync(HubInProcess.ShopperEmail(0), HubInProcess.ShopperPassword);
        await LookHereAsync(grace, "upstream-confirm", width, dark);
        await hub.StopAsync(Cancellation);
    }

    private async Task RegisterAsync(ClientDefinition client)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ApplyAsync(client, Actor.Hub("test"), Cancellation)).Refusal.ShouldBeNull();
    }
}
