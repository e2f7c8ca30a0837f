using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statements 11, 13, 16 and 77: how an authorization request is answered.</summary>
public sealed class RedirectAnswers(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("query", "prompt", "none", "login_required")]
    [InlineData("form_post", "prompt", "none", "login_required")]
    [InlineData("query", "scope", "openid merge", "invalid_scope")]
    [InlineData("form_post", "scope", "openid merge", "invalid_scope")]
    [InlineData("query", "code_challenge", null, "invalid_request")]
    [InlineData("query", "request", "e30.e30.", "request_not_supported")]
    [InlineData("query", "response_type", "token", "unsupported_response_type")]
    public async Task S011_an_error_names_the_issuer_and_brings_the_state_back(string mode, string name, string? value, string error)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub) { ResponseMode = mode };

        var visit = await browser.GoAsync(rp.Authorize("openid", (name, value)));

        (visit.Target, visit["error"], visit["state"], visit["iss"]).ShouldBe((TestHub.RedirectUri, error, rp.State, hub.Issuer.AbsoluteUri));
    }

    [Theory]
    [InlineData("query")]
    [InlineData("form_post")]
    public async Task S011_a_code_comes_with_the_issuer(string mode)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub) { ResponseMode = mode };

        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize()));

        visit["code"].ShouldNotBeNull();
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);
        (await rp.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).Replace(" ", "", StringComparison.Ordinal)
            .ShouldContain("\"authorization_response_iss_parameter_supported\":true");
    }

    [Fact]
    public async Task S013_after_a_form_the_browser_goes_on_by_get_and_never_repeats_it()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/authorize") { Content = new FormUrlEncodedContent(rp.Parameters()) };

        using var response = await browser.SendAsync(request);

        response.StatusCode.ShouldBeOneOf(HttpStatusCode.Found, HttpStatusCode.SeeOther);
        response.Headers.Location!.Query.ShouldContain("code=");
    }

    [Theory]
    [InlineData("client_id", "nobody")]
    [InlineData("redirect_uri", "https://evil.example/cb")]
    [InlineData("redirect_uri", null)]
    public async Task S016_prompt_none_never_goes_to_an_unregistered_address(string name, string? value)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), (name, value)));

        (visit.Target, visit.Status).ShouldBe((null, HttpStatusCode.BadRequest));
    }

    [Theory]
    [InlineData("id_token_hint", "nonsense")]
    [InlineData("max_age", "-1")]
    [InlineData("max_age", "soon")]
    [InlineData("scope", "openid merge")]
    [InlineData("display", "hologram")]
    [InlineData("claims", "{")]
    [InlineData("prompt", "none none")]
    public async Task S016_prompt_none_never_shows_a_page(string name, string value)
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        var visit = await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), (name, value)));

        visit.Target.ShouldBe(TestHub.RedirectUri, visit.Page);
        visit["error"].ShouldNotBeNull();
        visit["code"].ShouldBeNull();
    }

    [Fact]
    public async Task S077_a_pushed_request_s_wrong_address_is_told_there_and_redirects_nobody()
    {
        using var rp = new RelyingParty(hub);

        var answer = await rp.PostAsync("/connect/par", rp.Parameters("openid", ("redirect_uri", "https://evil.example/cb")));

        (answer.Status, answer.Error).ShouldBe((HttpStatusCode.BadRequest, "invalid_request"));
        answer.Headers.ContainsKey("Location").ShouldBeFalse();
    }
}
