using System.Net;
using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>The OpenID Foundation's RP-Initiated Logout certification.</summary>
public sealed class RpInitiatedLogoutProfile(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Fact]
    public async Task oidcc_rp_initiated_logout_discovery_endpoint_verification()
    {
        using var rp = new RelyingParty(hub);
        var document = JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/openid-configuration", TestContext.Current.CancellationToken)).RootElement;

        document.GetProperty("end_session_endpoint").GetString().ShouldBe(new Uri(hub.Issuer, "connect/logout").AbsoluteUri);
    }

    [Fact]
    public async Task oidcc_rp_initiated_logout()
    {
        using var visit = await SignedInAsync();

        var end = await visit.LogoutAsync(("id_token_hint", visit.IdToken), ("post_logout_redirect_uri", TestHub.PostLogoutUri), ("state", "a state%20&"));

        (end.Target, end["state"]).ShouldBe((TestHub.PostLogoutUri, "a state%20&"));
        await visit.ShouldBeOverAsync();
    }

    [Fact]
    public async Task oidcc_rp_initiated_logout_no_state()
    {
        using var visit = await SignedInAsync();

        var end = await visit.LogoutAsync(("id_token_hint", visit.IdToken), ("post_logout_redirect_uri", TestHub.PostLogoutUri));

        end.Location!.AbsoluteUri.ShouldBe(TestHub.PostLogoutUri);
        await visit.ShouldBeOverAsync();
    }

    [Fact]
    public async Task oidcc_rp_initiated_logout_no_post_logout_redirect_uri()
    {
        using var visit = await SignedInAsync();

        var end = await visit.LogoutAsync(("id_token_hint", visit.IdToken), ("state", "s"));

        end.Page.ShouldBe("signed-out");
        await visit.ShouldBeOverAsync();
    }

    [Fact]
    public Task oidcc_rp_initiated_logout_no_params() => AsksThePersonAsync();

    [Fact]
    public Task oidcc_rp_initiated_logout_only_state() => AsksThePersonAsync(("state", "abc"));

    [Fact]
    public Task oidcc_rp_initiated_logout_no_id_token_hint() =>
        AsksThePersonAsync(("client_id", "demo-web"), ("post_logout_redirect_uri", TestHub.PostLogoutUri), ("state", "abc"));

    [Fact]
    public Task oidcc_rp_initiated_logout_bad_post_logout_redirect_uri() => RefusesAddressAsync("https://evil.example/");

    [Fact]
    public Task oidcc_rp_initiated_logout_query_added_to_post_logout_redirect_uri() => RefusesAddressAsync(TestHub.PostLogoutUri + "?foo=bar");

    [Fact]
    public Task oidcc_rp_initiated_logout_modified_id_token_hint() => RefusesHintAsync(token =>
    {
        var parts = token.Split('.');
        var payload = Tokens.Read(token).Payload.ToString().Replace("acc_", "acc_x", StringComparison.Ordinal);
        return $"{parts[0]}.{RelyingParty.Base64Url(System.Text.Encoding.UTF8.GetBytes(payload))}.{parts[2]}";
    });

    [Fact]
    public Task oidcc_rp_initiated_logout_bad_id_token_hint() => RefusesHintAsync(_ => "nonsense");

    // Any page may send a browser here: without proof nothing ends unasked and nobody is sent anywhere (RP-Initiated Logout 1.0 §6).
    private async Task AsksThePersonAsync(params (string, string)[] parameters)
    {
        using var visit = await SignedInAsync();

        var asked = await visit.LogoutAsync(parameters);
        asked.Page.ShouldBe("sign-out");
        await visit.ShouldGoOnAsync();
        var end = await visit.Browser.PostAsync("/sign-out", ("returnUrl", asked.ReturnUrl));

        (end.Target, end.Page).ShouldBe((null, "signed-out"));
        await visit.ShouldBeOverAsync();
    }

    private async Task RefusesAddressAsync(string uri)
    {
        using var visit = await SignedInAsync();

        var end = await visit.LogoutAsync(("id_token_hint", visit.IdToken), ("post_logout_redirect_uri", uri), ("state", "s"));

        (end.Target, end.Status).ShouldBe((null, HttpStatusCode.BadRequest));
    }

    private async Task RefusesHintAsync(Func<string, string> spoil)
    {
        using var visit = await SignedInAsync();

        var end = await visit.LogoutAsync(("id_token_hint", spoil(visit.IdToken)), ("post_logout_redirect_uri", TestHub.PostLogoutUri), ("state", "s"));

        end.Target.ShouldBeNull();
        await visit.ShouldGoOnAsync();
    }

    private async Task<SignedInVisit> SignedInAsync()
    {
        var browser = new Browser(hub);
        var rp = new RelyingParty(hub);
        return new SignedInVisit(browser, rp, (await rp.SignInAsync(browser: browser)).IdToken);
    }

    private sealed record SignedInVisit(Browser Browser, RelyingParty Party, string IdToken) : IDisposable
    {
        public Task<Visit> LogoutAsync(params (string Name, string Value)[] parameters) =>
            Browser.GoAsync(QueryHelpers.AddQueryString("/connect/logout", parameters.Select(p => KeyValuePair.Create(p.Name, (string?)p.Value))));

        public async Task ShouldBeOverAsync() => (await SilentAsync())["error"].ShouldBe("login_required");

        public async Task ShouldGoOnAsync() => (await SilentAsync())["code"].ShouldNotBeNull();

        public void Dispose()
        {
            Browser.Dispose();
            Party.Dispose();
        }

        private Task<Visit> SilentAsync() => Browser.GoAsync(Party.Authorize("openid", ("prompt", "none")));
    }
}
