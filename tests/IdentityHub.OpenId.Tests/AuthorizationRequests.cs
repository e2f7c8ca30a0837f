using System.Net;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statements 1 to 26 of the security checklist: what an authorization request may be.</summary>
public sealed class AuthorizationRequests(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Theory]
    [InlineData("https://evil.example/cb")]
    [InlineData("http://127.0.0.1:9999/cb/")]
    [InlineData("http://127.0.0.1:9999/cb/more")]
    [InlineData("http://127.0.0.1:9999/cb?x=1")]
    [InlineData("http://127.0.0.1:9999/CB")]
    [InlineData("http://127.0.0.1:9999/x/../cb")]
    [InlineData("http://127.0.0.1:9999/%2e%2e/cb")]
    [InlineData("http://127.0.0.1:9999@evil.example/cb")]
    [InlineData("http://127.0.0.1:9999/cb#x")]
    [InlineData("http://127.0.0.1:9998/cb")]
    [InlineData("https://127.0.0.1:9999/cb")]
    [InlineData("javascript:alert(1)")]
    public async Task S001_S002_an_address_not_registered_letter_for_letter_is_never_gone_to(string uri)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("redirect_uri", uri)));

        visit.Location.ShouldBeNull();
        visit.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S003_a_native_application_s_loopback_address_takes_any_port_and_nothing_else()
    {
        await hub.RegisterClientAsync(new ClientDefinition("native", "Native", ClientKind.Public)
        {
            Native = true,
            RedirectUris = [new Uri("http://127.0.0.1/cb"), new Uri("http://[::1]/cb"), new Uri("http://127.0.0.1:7777/fixed")],
            Scopes = [.. HubScopes.Identity],
            Consent = ClientConsent.Implicit,
        });
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub, "native", null);
        await browser.SignInAsync();

        foreach (var uri in (string[])["http://127.0.0.1:51004/cb", "http://[::1]:51005/cb", "http://127.0.0.1:7777/fixed"])
        {
            var visit = await browser.GoAsync(rp.Authorize("openid", ("redirect_uri", uri)));
            visit.Target.ShouldBe(uri);
            (await rp.RedeemAsync(visit["code"]!, ("redirect_uri", uri.Replace(":5100", ":5200", StringComparison.Ordinal) + "/"))).Error.ShouldBe("invalid_grant", "the code stays bound to the port that was asked for");
            (await rp.RedeemAsync(visit["code"]!, ("redirect_uri", uri))).Status.ShouldBe(HttpStatusCode.OK);
        }
        foreach (var uri in (string[])["http://127.0.0.1:51004/cb/", "http://127.0.0.1:51004/other", "http://localhost:51004/cb", "http://127.0.0.1:7778/fixed", "https://127.0.0.1:51004/cb", "http://evil.example:51004/cb",
            "http://127.0.0.1:51004@evil.example/cb", "http://127.0.0.1:51004/cb?x=1", "http://127.0.0.1:51004/cb#x"])
        {
            var visit = await browser.GoAsync(rp.Authorize("openid", ("redirect_uri", uri)));
            (visit.Target, visit.Status).ShouldBe((null, HttpStatusCode.BadRequest), uri);
        }
    }

    [Fact]
    public async Task S004_an_unknown_client_gets_an_error_page_that_reflects_nothing()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        var visit = await browser.GoAsync(rp.Authorize("openid", ("client_id", "<script>alert(1)</script>"), ("state", "<script>alert(2)</script>")));

        visit.Status.ShouldBe(HttpStatusCode.BadRequest);
        visit.Page.ShouldNotContain("<script>");
        visit.Page.ShouldNotContain("openiddict", Case.Insensitive);
    }

    [Fact]
    public async Task S005_a_missing_redirect_uri_is_an_error_page()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        (await browser.GoAsync(rp.Authorize("openid", ("redirect_uri", null)))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("scope", "email")]
    [InlineData("code_challenge", "abc")]
    [InlineData("client_id", "demo-web")]
    [InlineData("redirect_uri", "http://127.0.0.1:9999/cb")]
    public async Task S006_a_parameter_given_twice_is_refused(string name, string value)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize() + $"&{name}={Uri.EscapeDataString(value)}");

        visit["code"].ShouldBeNull();
        visit.Location.ShouldBeNull();
        visit.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("token")]
    [InlineData("id_token")]
    [InlineData("id_token token")]
    [InlineData("code id_token")]
    [InlineData("code token")]
    [InlineData("none")]
    [InlineData("bogus")]
    public async Task S008_a_response_type_missing_or_not_code_is_refused_and_no_token_is_in_an_address(string? type)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("response_type", type)));

        visit["code"].ShouldBeNull();
        if (visit.Location is not null)
            visit.Location.ToString().ShouldMatch("[?#]error=(unsupported_response_type|unauthorized_client|invalid_request)");
        (visit.Location?.ToString() ?? "").ShouldNotContain("token=");
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("DELETE")]
    public async Task S009_other_verbs_are_refused(string verb)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        using var request = new HttpRequestMessage(new HttpMethod(verb), rp.Authorize());

        using var response = await browser.SendAsync(request);

        ((int)response.StatusCode).ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task S010_the_answer_is_in_the_query_and_is_not_cached()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize());

        visit.Location!.Fragment.ShouldBeEmpty();
        visit["code"].ShouldNotBeNull();
        visit.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task S012_state_comes_back_byte_for_byte()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        var state = string.Concat(Enumerable.Repeat("a%20+b&c=d/ü–字\U0001F600\"'", 20));

        (await browser.GoAsync(rp.Authorize("openid", ("state", state))))["state"].ShouldBe(state);
    }

    [Fact]
    public async Task S014_pages_can_not_be_framed_and_leak_no_referrer()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        foreach (var visit in (Visit[])[await browser.GoAsync(rp.Authorize()), await browser.GoAsync(rp.Authorize("openid", ("client_id", "nobody"))), await browser.GoAsync("/consent")])
        {
            visit.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            visit.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
            visit.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer");
        }
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/%0d%0aLocation:https://evil.example")]
    [InlineData("/\r\nLocation: https://evil.example")]
    [InlineData("/\t/evil.example")]
    public async Task S015_a_return_address_stays_local(string returnUrl)
    {
        using var browser = new Browser(hub);

        var visit = await browser.PostAsync("/sign-in", ("email", TestHub.Email), ("password", TestHub.Password), ("returnUrl", returnUrl));

        visit.Location.ShouldBeNull();
        visit.Address.Authority.ShouldBe(hub.Issuer.Authority);
    }

    [Theory]
    [InlineData("fragment")]
    [InlineData("bogus")]
    public async Task S018_a_response_mode_that_is_not_allowed_is_refused(string mode)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        (await browser.GoAsync(rp.Authorize("openid", ("response_mode", mode))))["code"].ShouldBeNull();
    }

    [Theory]
    [InlineData("demo-web", TestHub.ClientSecret)]
    [InlineData("single-page", null)]
    public async Task S021_a_request_without_a_code_challenge_is_refused(string clientId, string? secret)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub, clientId, secret);
        await browser.SignInAsync();

        (await browser.GoAsync(rp.Authorize("openid", ("code_challenge", null), ("code_challenge_method", null))))["error"].ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("plain")]
    [InlineData(null)]
    [InlineData("S512")]
    public async Task S022_only_S256_is_accepted(string? method)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        (await browser.GoAsync(rp.Authorize("openid", ("code_challenge_method", method))))["error"].ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqr!")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop")]
    public async Task S023_a_code_challenge_that_is_no_hash_is_refused(string challenge)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        (await browser.GoAsync(rp.Authorize("openid", ("code_challenge", challenge))))["error"].ShouldBe("invalid_request");
    }

    [Fact]
    public async Task S040_an_unknown_or_forbidden_scope_is_refused()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        (await browser.GoAsync(rp.Authorize("openid bogus")))["error"].ShouldBe("invalid_scope");
        (await browser.GoAsync(rp.Authorize("openid merge")))["error"].ShouldBe("invalid_scope");
    }
}
