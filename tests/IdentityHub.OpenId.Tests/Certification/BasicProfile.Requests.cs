using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>Modules about what a request may and may not be, and about codes.</summary>
public abstract partial class BasicProfile
{
    [Fact]
    public async Task oidcc_response_type_missing()
    {
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("response_type", null)));

        visit["code"].ShouldBeNull();
        if (visit.Target is null)
            visit.Status.ShouldBe(HttpStatusCode.BadRequest);
        else
            visit["error"].ShouldBeOneOf("invalid_request", "unsupported_response_type");
    }

    [Fact]
    public Task oidcc_ensure_request_with_unknown_parameter_succeeds() => SucceedsWithAsync(("extra", "foobar"));

    [Fact]
    public async Task oidcc_ensure_request_without_nonce_succeeds_for_code_flow()
    {
        var tokens = await SucceedsWithAsync(("nonce", null));

        Tokens.Read(tokens.IdToken).Payload.TryGetProperty("nonce", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task oidcc_ensure_request_with_valid_pkce_succeeds()
    {
        using var rp = new RelyingParty(hub, "basic-rp", "basic-rp-secret") { ResponseMode = responseMode };

        (await rp.SignInAsync("openid")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task oidcc_alternate_happy_flow()
    {
        // Scopes in another order, no state, everything signed for at once.
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("email openid", ("state", null))));

        visit["state"].ShouldBeNull();
        var tokens = await rp.RedeemAsync(visit["code"].ShouldNotBeNull());
        var (_, info) = await rp.UserInfoAsync(tokens.AccessToken);
        info.GetProperty("email").GetString().ShouldBe(TestHub.Email);
        Tokens.Read(tokens.IdToken).Payload.GetProperty("sub").GetString().ShouldBe(info.GetProperty("sub").GetString());
    }

    [Fact]
    public async Task oidcc_ensure_post_request_succeeds()
    {
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.PostAsync("/connect/authorize", [.. rp.Parameters("openid").Select(p => (p.Key, p.Value))]);
        visit = await browser.SignInAsync(visit);

        (await rp.RedeemAsync(visit["code"].ShouldNotBeNull())).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task oidcc_ensure_registered_redirect_uri()
    {
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.GoAsync(rp.Authorize("openid", ("redirect_uri", TestHub.RedirectUri + "/unregistered")));

        (visit.Target, visit.Status).ShouldBe((null, HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task oidcc_server_client_secret_post()
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid")));

        var tokens = await rp.PostAsync("/connect/token", rp.RedeemFields(visit["code"]!, ("client_id", "basic-rp"), ("client_secret", "basic-rp-secret")), authenticate: false);

        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
    }

    [Fact]
    public async Task oidcc_codereuse()
    {
        using var rp = Party();
        var (code, first) = await RedeemedCodeAsync(rp);

        (await rp.RedeemAsync(code)).Error.ShouldBe("invalid_grant");

        (await rp.UserInfoAsync(first.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task oidcc_codereuse_30seconds()
    {
        using var rp = Party();
        var (code, first) = await RedeemedCodeAsync(rp);
        hub.Time.Advance(TimeSpan.FromSeconds(30));

        (await rp.RedeemAsync(code)).Error.ShouldBe("invalid_grant");

        (await rp.UserInfoAsync(first.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public Task oidcc_request_uri_unsigned_supported_correctly_or_rejected() =>
        RejectsAsync("request_uri_not_supported", ("request_uri", "https://rp.example/request.jwt"));

    [Fact]
    public Task oidcc_unsigned_request_object_supported_correctly_or_rejected() =>
        RejectsAsync("request_not_supported", ("request", RequestObject($$"""{"response_type":"code","client_id":"basic-rp","scope":"openid"}""")));

    [Fact]
    public Task oidcc_ensure_request_object_with_redirect_uri() =>
        RejectsAsync("request_not_supported", ("request", RequestObject($$"""{"response_type":"code","client_id":"basic-rp","redirect_uri":"{{TestHub.RedirectUri}}"}""")));

    [Fact]
    public Task oidcc_claims_essential() => SucceedsWithAsync(("claims", """{"userinfo":{"name":{"essential":true}}}"""));

    private static string RequestObject(string payload) =>
        $"{RelyingParty.Base64Url("""{"alg":"none"}"""u8.ToArray())}.{RelyingParty.Base64Url(System.Text.Encoding.UTF8.GetBytes(payload))}.";

    /// <summary>A request that is well as it is stays well with one more parameter (or one less).</summary>
    private async Task<Tokens> SucceedsWithAsync((string Name, string? Value) change)
    {
        using var browser = new Browser(hub);
        using var rp = Party();

        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid", change)));

        var tokens = await rp.RedeemAsync(visit["code"].ShouldNotBeNull(visit.Page));
        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
        return tokens;
    }

    private async Task RejectsAsync(string error, (string Name, string? Value) change)
    {
        using var browser = new Browser(hub);
        using var rp = Party();
        await browser.SignInAsync();

        var visit = await browser.GoAsync(rp.Authorize("openid", change));

        visit.Target.ShouldBe(TestHub.RedirectUri);
        (visit["error"], visit["state"], visit["code"]).ShouldBe((error, rp.State, null));
    }

    private async Task<(string Code, Tokens First)> RedeemedCodeAsync(RelyingParty rp)
    {
        using var browser = new Browser(hub);
        var code = (await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid"))))["code"].ShouldNotBeNull();
        var first = await rp.RedeemAsync(code);
        (await rp.UserInfoAsync(first.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (code, first);
    }
}
