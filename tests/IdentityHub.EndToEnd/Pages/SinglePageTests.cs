using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Pages;

/// <summary>npm's <c>oidc-client-ts</c>, unmodified, in Chromium, on an origin of its own: what a single-page application does all day.</summary>
[Collection(DemoCollection.Name)]
public sealed class SinglePageTests(DemoFixture demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Oidc_client_ts_signs_in_reads_user_info_renews_in_a_hidden_frame_and_signs_out()
    {
        Assert.SkipWhen(PageServer.Missing is not null, PageServer.Missing ?? "");
        await using var server = await PageServer.StartAsync(Ports.Free(), Cancellation);
        await using var profile = await demo.NewProfileAsync();
        var page = await profile.NewPageAsync();

        // The hub has refused this origin a moment ago: a client that is registered now counts from its next request on.
        await page.GotoAsync(server.Address.ToString());
        (await CanReadAsync(page)).ShouldBeFalse();
        var settings = await RegisterAsync(server, "spa-frame", "openid profile email");
        (await CanReadAsync(page)).ShouldBeTrue();

        await SignInAsync(page, settings, server);
        var first = await RunAsync(page, settings, "const user = await manager.signinRedirectCallback(); return [user.profile.email, user.profile.given_name, String(!!user.refresh_token), user.access_token]");
        first[..3].ShouldBe(["ada@example.com", "Ada", "false"]);

        var renewed = await RunAsync(page, settings, "const user = await manager.signinSilent(); return [user.profile.email, String(user.expired), user.access_token]");
        renewed[..2].ShouldBe(["ada@example.com", "false"]);
        renewed[2].ShouldNotBe(first[3]);

        await page.EvaluateAsync(Script("void manager.signoutRedirect()"), settings);
        await page.ArriveAsync(new Uri(server.Address, "arrived").ToString());
        await page.GotoAsync(server.Address.ToString());
        (await RunAsync(page, settings, "try { await manager.signinSilent(); return ['signed in'] } catch (failure) { return [failure.error] }")).ShouldBe(["login_required"]);
    }

    [Fact]
    public async Task Oidc_client_ts_renews_by_refresh_token_and_revokes_both_tokens()
    {
        Assert.SkipWhen(PageServer.Missing is not null, PageServer.Missing ?? "");
        await using var server = await PageServer.StartAsync(Ports.Free(), Cancellation);
        await using var profile = await demo.NewProfileAsync();
        var page = await profile.NewPageAsync();
        var settings = await RegisterAsync(server, "spa-refresh", "openid email offline_access");
        await page.GotoAsync(server.Address.ToString());
        await SignInAsync(page, settings, server);
        var first = await RunAsync(page, settings, "const user = await manager.signinRedirectCallback(); return [user.access_token, user.refresh_token]");

        var second = await RunAsync(page, settings, "const user = await manager.signinSilent(); return [user.access_token, user.refresh_token, user.profile.email]");
        second[0].ShouldNotBe(first[0]);
        second[1].ShouldNotBe(first[1]);
        second[2].ShouldBe("ada@example.com");

        await RunAsync(page, settings, "await manager.revokeTokens(['access_token', 'refresh_token']); return []");
        (await RunAsync(page, new Dictionary<string, object>(settings) { ["access"] = second[0], ["refresh"] = second[1] },
            """
            const metadata = await manager.metadataService.getMetadata();
            const info = await fetch(metadata.userinfo_endpoint, { headers: { authorization: `Bearer ${settings.access}` } });
            const token = await fetch(metadata.token_endpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: settings.refresh, client_id: settings.client_id }) });
            return [String(info.status), String(token.status), (await token.json()).error];
            """)).ShouldBe(["401", "400", "invalid_grant"]);
    }

    private async Task SignInAsync(IPage page, Dictionary<string, object> settings, PageServer server)
    {
        await page.EvaluateAsync(Script("void manager.signinRedirect()"), settings);
        await page.ArriveAsync(new Uri(demo.Options.Hub, "sign-in").ToString() + "**");
        await new Visitor(page, demo.Options).SignInAsync("ada@example.com", "Lovelace-1815");
        await page.ArriveAsync(new Uri(server.Address, "callback").ToString() + "**");
    }

    private async Task<Dictionary<string, object>> RegisterAsync(PageServer server, string id, string scope)
    {
        await using var scoped = demo.Hub.CreateAsyncScope();
        (await scoped.ServiceProvider.GetRequiredService<ClientRegistry>().ApplyAsync(
            new ClientDefinition(id, "A page", ClientKind.Public)
            {
                RedirectUris = [new Uri(server.Address, "callback"), new Uri(server.Address, "silent")],
                PostLogoutRedirectUris = [new Uri(server.Address, "arrived")],
                AllowedOrigins = [server.Address.GetLeftPart(UriPartial.Authority)],
                Scopes = scope.Split(' '),
                Consent = ClientConsent.Implicit,
            }, Actor.Hub("test"), Cancellation)).Refusal.ShouldBeNull();
        return new Dictionary<string, object>
        {
            ["authority"] = demo.Options.Hub.ToString(),
            ["client_id"] = id,
            ["scope"] = scope,
            ["redirect_uri"] = new Uri(server.Address, "callback").ToString(),
            ["silent_redirect_uri"] = new Uri(server.Address, "silent").ToString(),
            ["post_logout_redirect_uri"] = new Uri(server.Address, "arrived").ToString(),
            ["loadUserInfo"] = true,
            ["automaticSilentRenew"] = false,
        };
    }

    private Task<bool> CanReadAsync(IPage page) => page.EvaluateAsync<bool>(
        "async (address) => { try { await fetch(address, { cache: 'no-store' }); return true } catch { return false } }", new Uri(demo.Options.Hub, ".well-known/openid-configuration").ToString());

    private static Task<string[]> RunAsync(IPage page, Dictionary<string, object> settings, string body) => page.EvaluateAsync<string[]>(Script(body), settings);

    private static string Script(string body) =>
        "async (settings) => { const manager = new oidc.UserManager({ ...settings, userStore: new oidc.WebStorageStateStore({ store: localStorage }) }); " + body + " }";
}
