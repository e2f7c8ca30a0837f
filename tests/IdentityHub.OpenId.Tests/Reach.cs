using System.Net;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Outbound;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>How far what somebody holds reaches, where it would be handy for them if it reached farther.</summary>
public sealed class Reach(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Orders = "https://orders.example/";
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S048_an_api_that_was_sent_a_token_learns_nothing_of_the_person_at_user_info()
    {
        await RegisterAsync(new("orders-shop", "Shop", ClientKind.Confidential) { Audiences = [Orders], Scopes = [.. HubScopes.Identity] });
        using var rp = new RelyingParty(hub, "orders-shop", "an-orders-secret");
        using var browser = new Browser(hub);
        var code = (await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid email offline_access") + $"&resource={Uri.EscapeDataString(Orders)}")))["code"]!;
        var sent = await rp.RedeemAsync(code, ("resource", Orders));

        var (refused, body) = await rp.UserInfoAsync(sent.AccessToken);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        refused.Headers.WwwAuthenticate.ToString().ShouldContain("invalid_token");
        body.ToString().ShouldNotContain("@");

        // The client itself asks for a token for user-info.
        var own = await rp.TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = sent.RefreshToken, ["resource"] = hub.Issuer.AbsoluteUri });
        own.Error.ShouldBeNull();
        (await rp.UserInfoAsync(own.AccessToken)).Body.GetProperty("email").GetString().ShouldBe(TestHub.Email);
        using var service = new RelyingParty(hub, "demo-service", "demo-service-secret");
        (await service.TokenAsync(new() { ["grant_type"] = "client_credentials", ["resource"] = hub.Issuer.AbsoluteUri })).Error.ShouldBe("invalid_target");
    }

    [Fact]
    public async Task S054_who_comes_within_the_overlap_gets_a_reference_token_that_is_good()
    {
        await RegisterAsync(new("by-reference", "Shop", ClientKind.Confidential) { AccessTokenFormat = AccessTokenFormat.Reference, Scopes = [.. HubScopes.Identity] });
        using var rp = new RelyingParty(hub, "by-reference", "an-orders-secret");
        var first = await rp.SignInAsync("openid offline_access");
        (await rp.RefreshAsync(first.RefreshToken)).Error.ShouldBeNull();

        var again = await rp.RefreshAsync(first.RefreshToken);

        again.AccessToken.ShouldNotContain(".");
        (await rp.UserInfoAsync(again.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S089_an_id_token_of_another_session_does_not_end_this_one_unasked()
    {
        await RegisterAsync(new("once-visited", "Shop", ClientKind.Confidential) { PostLogoutRedirectUris = [new Uri(TestHub.PostLogoutUri)], Scopes = [.. HubScopes.Identity] });
        using var once = new RelyingParty(hub, "once-visited", "an-orders-secret");
        var kept = (await once.SignInAsync("openid")).IdToken;
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await rp.SignInAsync("openid", browser);
        var address = QueryHelpers.AddQueryString("/connect/logout", new Dictionary<string, string?> { ["id_token_hint"] = kept, ["post_logout_redirect_uri"] = TestHub.PostLogoutUri });

        (await browser.GoAsync(address)).Page.ShouldBe("sign-out");
        (await browser.GoAsync("/account")).Page.ShouldStartWith("acc_");

        await once.SignInAsync("openid", browser);
        (await browser.GoAsync(address)).Location!.GetLeftPart(UriPartial.Path).ShouldBe(TestHub.PostLogoutUri, "now it takes part");
    }

    [Theory]
    [InlineData("99999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("-1")]
    [InlineData("-9223372036854775808")]
    public async Task S063_no_max_age_is_too_large_or_too_small(string age)
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("max_age", age)));

        ((int)visit.Status).ShouldBeLessThan(500);
        if (visit.Page == "sign-in")
            (await browser.SignInAsync(visit))["code"].ShouldNotBeNull();
        else if (age[0] != '-')
            visit["code"].ShouldNotBeNull();
    }

    [Fact]
    public async Task S014_what_is_no_page_runs_and_frames_nothing()
    {
        using var rp = new RelyingParty(hub);
        foreach (var address in (string[])["/.well-known/openid-configuration", "/.well-known/jwks", "/connect/userinfo", "/nothing-here"])
        {
            using var answer = await rp.Http.GetAsync(address, Cancellation);
            answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"], address);
        }
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("fd00::1", false)]
    [InlineData("3fff::1", false)]
    [InlineData("93.184.215.14", true)]
    [InlineData("2606:2800:21f:cb07:6820:80da:af6b:8b2c", true)]
    public void S044_only_addresses_of_the_public_internet_are_called(string address, bool isPublic) => PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    private Task<ClientRegistration> RegisterAsync(ClientDefinition definition) => hub.RegisterClientAsync(definition with
    {
        ChosenSecret = "an-orders-secret",
        RedirectUris = [new Uri(TestHub.RedirectUri)],
        Consent = ClientConsent.Implicit,
    });
}
