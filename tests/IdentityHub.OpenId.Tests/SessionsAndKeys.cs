using System.Net;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Sessions, cookies, keys, discovery; one node and two.</summary>
public sealed class SessionsAndKeys(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S020_the_session_changes_at_every_sign_in_and_the_old_cookie_is_dead()
    {
        using var browser = new Browser(hub);
        await browser.SignInAsync();
        var old = browser.Cookies.GetCookies(hub.Issuer)["hub.session"]!.Value;

        await browser.SignInAsync();

        browser.Cookies.GetCookies(hub.Issuer)["hub.session"]!.Value.ShouldNotBe(old);
        using var thief = new Browser(hub);
        thief.Cookies.Add(hub.Issuer, new Cookie("hub.session", old));
        (await thief.GoAsync("/account")).Page.ShouldBe("nobody");
    }

    [Fact]
    public async Task S057_changing_who_ends_every_session_ends_their_tokens_at_once()
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        await hub.RegisterPersonAsync("many@example.com");
        await browser.SignInAsync("many@example.com");
        var tokens = await rp.SignInAsync(browser: browser);
        TypeId.TryParse<AccountId>(Tokens.Read(tokens.IdToken).Payload.GetProperty("sub").GetString(), out var account).ShouldBeTrue();

        var ended = await hub.WithAsync<SessionDirectory, int>(sessions => sessions.EndAllAsync(account, SessionEnding.Administrator, Actor.Hub("tests"), null, Cancellation));

        ended.ShouldBe(1);
        (await browser.GoAsync("/account")).Page.ShouldBe("nobody");
        (await rp.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_person_sees_their_sessions_and_ends_another_one_but_nobody_elses()
    {
        await hub.RegisterPersonAsync("two@example.com");
        await hub.RegisterPersonAsync("three@example.com");
        using var here = new Browser(hub);
        using var there = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await here.SignInAsync("two@example.com");
        await there.SignInAsync("two@example.com");
        await there.GoAsync(rp.Authorize());
        TypeId.TryParse<AccountId>((await here.GoAsync("/account")).Page, out var account).ShouldBeTrue();
        using var other = new Browser(hub);
        await other.SignInAsync("three@example.com");
        TypeId.TryParse<AccountId>((await other.GoAsync("/account")).Page, out var stranger).ShouldBeTrue();

        var sessions = await hub.WithAsync<SessionDirectory, IReadOnlyList<HubSession>>(directory => directory.ListAsync(account, Cancellation));
        sessions.Count.ShouldBe(2);
        var busy = sessions.Single(session => session.Clients.Contains("demo-web"));
        (await EndAsync(stranger, busy.Id)).ShouldBeFalse();
        (await EndAsync(account, busy.Id)).ShouldBeTrue();

        (await there.GoAsync("/account")).Page.ShouldBe("nobody");
        (await here.GoAsync("/account")).Page.ShouldStartWith("acc_");

        Task<bool> EndAsync(AccountId who, SessionId session) =>
            hub.WithAsync<SessionDirectory, bool>(directory => directory.EndAsync(who, session, SessionEnding.EndedElsewhere, Actor.Account(who), Cancellation));
    }

    [Fact]
    public async Task S093_sessions_end_by_idle_and_by_age()
    {
        await using var own = await TestHub.StartAsync(new Dictionary<string, string?> { ["Hub:Sessions:Idle"] = "01:00:00", ["Hub:Sessions:Absolute"] = "05:00:00" });
        using var idle = new Browser(own);
        using var busy = new Browser(own);
        await idle.SignInAsync();
        await busy.SignInAsync();
        for (var i = 0; i < 5; i++)
        {
            (await busy.GoAsync("/account")).Page.ShouldStartWith("acc_");
            own.Time.Advance(TimeSpan.FromMinutes(59));
        }
        (await idle.GoAsync("/account")).Page.ShouldBe("nobody");
        own.Time.Advance(TimeSpan.FromMinutes(6));

        (await busy.GoAsync("/account")).Page.ShouldBe("nobody");
    }

    [Fact]
    public async Task S093_cookies_are_bound_to_the_host_secure_and_not_readable_with_an_https_issuer()
    {
        var cookies = SessionCookie.Name(new Uri("https://id.example/"), "session");
        cookies.ShouldBe("__Host-hub.session");
        using var browser = new Browser(hub);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("email", TestHub.Email), new("password", TestHub.Password), new("returnUrl", "/account")]),
        };
        using var response = await browser.SendAsync(request);
        foreach (var cookie in response.Headers.GetValues("Set-Cookie"))
        {
            cookie.ShouldContain("httponly", Case.Insensitive);
            cookie.ShouldContain("samesite=lax", Case.Insensitive);
            cookie.ShouldContain("path=/", Case.Insensitive);
            // Long enough that chance doesn't write it into something encrypted.
            cookie.ShouldNotContain("ada@example", Case.Insensitive);
            cookie.ShouldNotContain("lovelace", Case.Insensitive);
        }
    }

    [Fact]
    public async Task S026_S038_S070_discovery_says_what_works_and_nothing_else()
    {
        using var rp = new RelyingParty(hub);
        foreach (var path in (string[])["/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"])
        {
            var document = JsonDocument.Parse(await rp.Http.GetStringAsync(path, Cancellation)).RootElement;
            string[] Set(string name) => [.. document.GetProperty(name).EnumerateArray().Select(value => value.GetString()!).Order()];
            document.GetProperty("issuer").GetString().ShouldBe(hub.Issuer.AbsoluteUri);
            document.GetProperty("authorization_endpoint").GetString().ShouldBe(new Uri(hub.Issuer, "connect/authorize").AbsoluteUri);
            document.GetProperty("token_endpoint").GetString().ShouldBe(new Uri(hub.Issuer, "connect/token").AbsoluteUri);
            document.GetProperty("pushed_authorization_request_endpoint").GetString().ShouldBe(new Uri(hub.Issuer, "connect/par").AbsoluteUri);
            Set("code_challenge_methods_supported").ShouldBe(["S256"]);
            Set("grant_types_supported").ShouldBe(["authorization_code", "client_credentials", "refresh_token", "urn:identityhub:grant-type:guest", "urn:ietf:params:oauth:grant-type:device_code", "urn:ietf:params:oauth:grant-type:token-exchange"]);
            Set("acr_values_supported").ShouldBe(["urn:identityhub:acr:1", "urn:identityhub:acr:2"]);
            document.GetProperty("claims_parameter_supported").GetBoolean().ShouldBeTrue();
            Set("response_types_supported").ShouldBe(["code"]);
            Set("response_modes_supported").ShouldBe(["form_post", "query", "web_message"]);
            Set("prompt_values_supported").ShouldBe(["consent", "create", "login", "none", "select_account"]);
            Set("id_token_signing_alg_values_supported").ShouldBe(["ES256", "PS256", "RS256"]);
            Set("token_endpoint_auth_methods_supported").ShouldBe(["client_secret_basic", "client_secret_post", "none", "private_key_jwt"]);
            Set("token_endpoint_auth_signing_alg_values_supported").ShouldBe(["ES256", "PS256", "RS256"]);
            Set("dpop_signing_alg_values_supported").ShouldBe(["ES256", "ES384", "PS256"]);
            document.TryGetProperty("mtls_endpoint_aliases", out _).ShouldBeFalse();
            Set("subject_types_supported").ShouldBe(["pairwise", "public"]);
            document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().ShouldBeTrue();
            document.GetProperty("backchannel_logout_supported").GetBoolean().ShouldBeTrue();
            document.GetProperty("backchannel_logout_session_supported").GetBoolean().ShouldBeTrue();
            document.GetProperty("request_parameter_supported").GetBoolean().ShouldBeFalse();
            document.GetProperty("device_authorization_endpoint").GetString().ShouldBe(new Uri(hub.Issuer, "connect/device").AbsoluteUri);
        }
        var keys = JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation)).RootElement.GetProperty("keys").EnumerateArray().ToList();
        keys.Count.ShouldBe(3);
        keys.Select(key => key.GetProperty("kid").GetString()).Distinct().Count().ShouldBe(3);
        foreach (var secret in (string[])["d", "p", "q", "dp", "dq", "qi", "k"])
            keys.Any(key => key.EnumerateObject().Any(member => member.Name == secret)).ShouldBeFalse();
    }

    [Fact]
    public async Task S099_a_host_header_changes_no_address_and_no_issuer()
    {
        using var rp = new RelyingParty(hub);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var response = await rp.Http.SendAsync(request, Cancellation);

        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task S094_no_cross_origin_reader_is_let_in()
    {
        using var rp = new RelyingParty(hub);
        foreach (var path in (string[])["/connect/authorize", "/connect/userinfo", "/.well-known/openid-configuration"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", "https://evil.example");
            using var response = await rp.Http.SendAsync(request, Cancellation);
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task S071_a_second_node_uses_the_same_keys_and_a_rotation_loses_no_token()
    {
        await using var first = await TestHub.StartAsync();
        await using var second = await TestHub.StartAsync(beside: first);
        var (one, two) = (first.App.Services.GetRequiredService<SigningKeyRing>(), second.App.Services.GetRequiredService<SigningKeyRing>());
        two.Current.AccessTokens.Key.KeyId.ShouldBe(one.Current.AccessTokens.Key.KeyId);
        using var rp = new RelyingParty(first);
        var used = one.Current.AccessTokens.Key.KeyId;

        first.Time.Advance(KeySchedule.Used - KeySchedule.Ahead + TimeSpan.FromMinutes(1));
        await Task.WhenAll(one.RefreshAsync(Cancellation), two.RefreshAsync(Cancellation));
        one.Current.AccessTokens.Key.KeyId.ShouldBe(used, "published, not used yet");
        JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation)).RootElement.GetProperty("keys").GetArrayLength().ShouldBe(6);

        first.Time.Advance(KeySchedule.Ahead);
        var before = await rp.SignInAsync("openid");
        await Task.WhenAll(one.RefreshAsync(Cancellation), two.RefreshAsync(Cancellation));
        one.Current.AccessTokens.Key.KeyId.ShouldNotBe(used);
        two.Current.AccessTokens.Key.KeyId.ShouldBe(one.Current.AccessTokens.Key.KeyId);
        (await rp.UserInfoAsync(before.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK, "a token under the old key still verifies");
        var after = await rp.SignInAsync("openid");
        Tokens.Read(after.AccessToken).Header.GetProperty("kid").GetString().ShouldBe(one.Current.AccessTokens.Key.KeyId);
        (await rp.UserInfoAsync(after.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S027_what_one_node_ends_is_ended_on_the_other()
    {
        await using var first = await TestHub.StartAsync();
        await using var second = await TestHub.StartAsync(beside: first);
        using var rp = new RelyingParty(first);
        using var elsewhere = new RelyingParty(second);
        using var browser = new Browser(first);
        var tokens = await rp.SignInAsync(browser: browser);
        (await elsewhere.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        await browser.GoAsync($"/connect/logout?id_token_hint={tokens.IdToken}");

        (await elsewhere.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await elsewhere.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
    }
}
