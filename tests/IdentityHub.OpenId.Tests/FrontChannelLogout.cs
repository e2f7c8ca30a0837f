using System.Net;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>OpenID Connect Front-Channel Logout 1.0.</summary>
public sealed class FrontChannelLogout(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Fact]
    public async Task The_signed_out_page_tells_exactly_the_relying_parties_of_the_session_and_then_goes_back()
    {
        using var shop = await SiteAsync("front-shop", "https://shop.example/logout?from=hub");
        using var forum = await SiteAsync("front-forum", "https://forum.example/logout");
        using var absent = await SiteAsync("front-absent", "https://absent.example/logout");
        using var browser = new Browser(hub);
        var tokens = await shop.SignInAsync("openid", browser);
        await forum.SignInAsync("openid", browser);
        var sid = Tokens.Read(tokens.IdToken).Payload.GetProperty("sid").GetString();

        var visit = await browser.GoAsync(QueryHelpers.AddQueryString("/connect/logout", new Dictionary<string, string?>
        {
            ["id_token_hint"] = tokens.IdToken,
            ["post_logout_redirect_uri"] = TestHub.PostLogoutUri,
            ["state"] = "a b",
        }));

        visit.Location.ShouldBeNull("the frames come first");
        var lines = visit.Page.Split('\n');
        lines[0].ShouldBe("signed-out");
        lines[1].ShouldBe($"{TestHub.PostLogoutUri}?state=a%20b");
        lines[2].ShouldBe("https://shop.example https://forum.example");
        lines.Skip(3).ShouldBe([Frame("https://shop.example/logout?from=hub&"), Frame("https://forum.example/logout?")]);
        (await browser.GoAsync("/account")).Page.ShouldBe("nobody");

        string Frame(string address) => $"{address}iss={Uri.EscapeDataString(hub.Issuer.AbsoluteUri)}&sid={sid}";
    }

    [Fact]
    public async Task Confirming_on_the_page_tells_them_too_and_nobody_makes_the_page_frame_something_else()
    {
        using var shop = await SiteAsync("front-confirmed", "https://confirmed.example/logout");
        using var browser = new Browser(hub);
        await shop.SignInAsync("openid", browser);

        var asked = await browser.GoAsync("/connect/logout");
        asked.Page.ShouldBe("sign-out");
        var visit = await browser.PostAsync("/sign-out", ("returnUrl", asked.ReturnUrl));
        visit.Page.Split('\n')[2].ShouldBe("https://confirmed.example");
        (await browser.GoAsync("/signed-out?done=https%3A%2F%2Fevil.example")).Page.ShouldBe("signed-out\n\n");
        (await browser.GoAsync("/signed-out?done=" + QueryHelpers.ParseQuery(new Uri(hub.Issuer, asked.ReturnUrl).Query)["hub_flow"])).Page.ShouldBe("signed-out\n\n", "another page's ticket");
    }

    [Fact]
    public async Task Discovery_says_that_frames_carry_the_session()
    {
        using var rp = new RelyingParty(hub);
        var document = System.Text.Json.JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken)).RootElement;
        document.GetProperty("frontchannel_logout_supported").GetBoolean().ShouldBeTrue();
        document.GetProperty("frontchannel_logout_session_supported").GetBoolean().ShouldBeTrue();
    }

    private async Task<RelyingParty> SiteAsync(string id, string logout)
    {
        await hub.RegisterClientAsync(new ClientDefinition(id, id, ClientKind.Confidential)
        {
            ChosenSecret = "a-front-secret",
            RedirectUris = [new Uri(TestHub.RedirectUri)],
            PostLogoutRedirectUris = [new Uri(TestHub.PostLogoutUri)],
            Scopes = ["profile"],
            Consent = ClientConsent.Implicit,
            FrontChannelLogoutUri = new Uri(logout),
        });
        return new RelyingParty(hub, id, "a-front-secret");
    }
}
