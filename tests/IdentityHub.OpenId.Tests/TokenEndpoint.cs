using System.Net;
using System.Net.Http.Headers;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statements 33 to 51 and 87, 88: client authentication, client credentials, access tokens in use.</summary>
public sealed class TokenEndpoint(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S033_answers_are_json_and_never_cached()
    {
        using var rp = new RelyingParty(hub);
        var ok = await rp.SignInAsync();
        ok.Headers["Cache-Control"].ShouldContain("no-store");

        var bad = await rp.RedeemAsync("nonsense");
        (bad.Status, bad.Error).ShouldBe((HttpStatusCode.BadRequest, "invalid_grant"));
        bad.Headers["Cache-Control"].ShouldContain("no-store");
        using var wrong = new RelyingParty(hub, "demo-web", "wrong-secret");
        var unauthorized = await wrong.RedeemAsync("nonsense");
        (unauthorized.Status, unauthorized.Error).ShouldBe((HttpStatusCode.Unauthorized, "invalid_client"));
        unauthorized.Headers["WWW-Authenticate"].ShouldStartWith("Basic");
    }

    [Fact]
    public async Task S034_get_queries_and_json_are_refused()
    {
        using var rp = new RelyingParty(hub);
        (await rp.Http.GetAsync("/connect/token?grant_type=client_credentials&client_id=demo-service&client_secret=demo-service-secret", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var empty = new StringContent("", Encoding.ASCII, "application/x-www-form-urlencoded");
        ((int)(await rp.Http.PostAsync("/connect/token?grant_type=client_credentials&client_id=demo-service&client_secret=demo-service-secret", empty, Cancellation)).StatusCode).ShouldBeOneOf(400, 401);
        using var json = new StringContent("""{"grant_type":"client_credentials","client_id":"demo-service","client_secret":"demo-service-secret"}""", Encoding.UTF8, "application/json");
        (await rp.Http.PostAsync("/connect/token", json, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S035_two_ways_of_authentication_at_once_are_refused()
    {
        using var rp = new RelyingParty(hub, "demo-service", "demo-service-secret");

        (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials", ["client_id"] = "demo-service", ["client_secret"] = "demo-service-secret" })).Error.ShouldBe("invalid_request");
    }

    [Fact]
    public async Task S036_an_unknown_client_and_a_wrong_secret_are_answered_alike()
    {
        var answers = new List<(HttpStatusCode, string?, string?)>();
        foreach (var (id, secret) in ((string, string)[])[("demo-service", "wrong"), ("nobody-at-all", "wrong"), ("demo-service", TestHub.ClientSecret)])
        {
            using var rp = new RelyingParty(hub, id, secret);
            var answer = await rp.TokenAsync(new() { ["grant_type"] = "client_credentials" });
            answers.Add((answer.Status, answer.Error, answer.Text("error_description")));
        }

        answers.Distinct().ShouldHaveSingleItem().Item2.ShouldBe("invalid_client");
        using var none = new RelyingParty(hub);
        (await none.PostAsync("/connect/token", new() { ["grant_type"] = "client_credentials", ["client_id"] = "demo-service" }, authenticate: false)).Error.ShouldBe("invalid_client");
        (await none.PostAsync("/connect/token", new() { ["grant_type"] = "client_credentials", ["client_id"] = "demo-service", ["client_secret"] = "" }, authenticate: false)).Error.ShouldBeOneOf("invalid_client", "invalid_request");
    }

    [Fact]
    public async Task S037_basic_credentials_are_form_decoded()
    {
        await hub.RegisterClientAsync(new ClientDefinition("encoded", "Encoded", ClientKind.Confidential) { ChosenSecret = "a:b c+d%e/f", SignsPeopleIn = false, ActsByItself = true, Scopes = [HubScopes.PartyRead] });
        using var rp = new RelyingParty(hub, "encoded", "a:b c+d%e/f");

        (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials" })).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("bogus")]
    public async Task S038_grants_that_are_not_offered_are_refused(string grant)
    {
        using var rp = new RelyingParty(hub);

        (await rp.TokenAsync(new() { ["grant_type"] = grant, ["username"] = TestHub.Email, ["password"] = TestHub.Password })).Error.ShouldBe("unsupported_grant_type");
    }

    [Fact]
    public async Task S039_a_grant_that_the_client_is_not_registered_for_is_refused()
    {
        using var rp = new RelyingParty(hub);

        (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials" })).Error.ShouldBe("unauthorized_client");
    }

    [Fact]
    public async Task S040_S045_client_credentials_give_the_scopes_asked_for_and_nothing_of_a_person()
    {
        using var rp = new RelyingParty(hub, "demo-service", "demo-service-secret");

        var tokens = await rp.TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = "party.read records.write" });

        tokens.Status.ShouldBe(HttpStatusCode.OK);
        tokens.Text("refresh_token").ShouldBeNull();
        tokens.Text("id_token").ShouldBeNull();
        var (_, access) = Tokens.Read(tokens.AccessToken);
        access.GetProperty("sub").GetString().ShouldBe("demo-service");
        access.GetProperty("aud").GetString().ShouldBe("identityhub-api");
        access.GetProperty("scope").GetString().ShouldBe("party.read records.write");
        access.TryGetProperty("sid", out _).ShouldBeFalse();
        (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = "openid" })).Error.ShouldNotBeNull();
        (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = "gpid" })).Error.ShouldBe("invalid_scope");
    }

    [Fact]
    public async Task S041_error_descriptions_hold_no_forbidden_character_and_no_trace()
    {
        using var rp = new RelyingParty(hub);
        foreach (var fields in (Dictionary<string, string>[])[new() { ["grant_type"] = "x\"\\\u00e9" }, new() { ["grant_type"] = "authorization_code", ["code"] = "'; DROP TABLE users; --" }, []])
        {
            var answer = await rp.TokenAsync(fields);
            answer.Status.ShouldBe(HttpStatusCode.BadRequest);
            (answer.Text("error_description") ?? "").ShouldAllBe(c => c == '\x20' || c == '\x21' || (c >= '\x23' && c <= '\x5b') || (c >= '\x5d' && c <= '\x7e'));
            answer.Body.ToString().ShouldNotContain("Exception");
        }
    }

    [Fact]
    public async Task S047_S049_tokens_that_were_forged_or_are_of_another_kind_are_refused()
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync();
        var parts = tokens.AccessToken.Split('.');
        string Part(string json) => RelyingParty.Base64Url(Encoding.UTF8.GetBytes(json));
        var payload = Tokens.Read(tokens.AccessToken).Payload.ToString();
        string[] forged =
        [
            tokens.IdToken,
            $"{Part("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.",
            $"{parts[0]}.{parts[1]}.",
            $"{parts[0]}.{Part(payload.Replace("demo-web", "demo-service"))}.{parts[2]}",
            $"{Part("""{"alg":"HS256","typ":"at+jwt","kid":"../../../etc/passwd"}""")}.{parts[1]}.{parts[2]}",
            $"{Part("""{"alg":"ES256","typ":"at+jwt","kid":"' OR 1=1 --"}""")}.{parts[1]}.{parts[2]}",
            $"{Part("""{"alg":"ES256","typ":"at+jwt","jku":"https://evil.example/jwks"}""")}.{parts[1]}.{parts[2]}",
            "nonsense",
        ];
        foreach (var token in forged)
            (await rp.UserInfoAsync(token)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, token);
    }

    [Fact]
    public async Task S050_a_token_in_the_address_or_in_two_places_is_refused()
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync();

        (await rp.Http.GetAsync($"/connect/userinfo?access_token={tokens.AccessToken}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/userinfo") { Content = new FormUrlEncodedContent([new("access_token", tokens.AccessToken)]) };
        request.Headers.Authorization = new("Bearer", tokens.AccessToken);
        (await rp.Http.SendAsync(request, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task S051_a_refusal_names_its_reason_in_the_header()
    {
        using var rp = new RelyingParty(hub);
        var (bad, _) = await rp.UserInfoAsync("nonsense");
        bad.Headers.WwwAuthenticate.ToString().ShouldContain("error=\"invalid_token\"");

        var none = await rp.Http.GetAsync("/connect/userinfo", Cancellation);
        none.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        none.Headers.WwwAuthenticate.ToString().ShouldNotContain("error=\"invalid_token\"");
        using var service = new RelyingParty(hub, "demo-service", "demo-service-secret");
        var own = await service.TokenAsync(new() { ["grant_type"] = "client_credentials" });
        var (forbidden, _) = await rp.UserInfoAsync(own.AccessToken);
        forbidden.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        forbidden.Headers.WwwAuthenticate.ToString().ShouldContain("insufficient_scope");
    }

    [Fact]
    public async Task S048_the_api_takes_tokens_of_its_own_audience_only()
    {
        using var rp = new RelyingParty(hub);
        (await ApiAsync(rp, (await rp.SignInAsync("openid email")).AccessToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var answer = await ApiAsync(rp, (await rp.SignInAsync("openid crosswalk.link")).AccessToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("crosswalk.link");
    }

    [Fact]
    public async Task S087_introspection_tells_the_owner_and_nobody_else()
    {
        using var rp = new RelyingParty(hub);
        using var other = new RelyingParty(hub, "third-party", "third-party-secret");
        var tokens = await rp.SignInAsync();

        (await rp.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken })).Text("active").ShouldBe("True");
        foreach (var token in (string[])["nonsense", tokens.IdToken[..^4] + "AAAA"])
            (await rp.PostAsync("/connect/introspect", new() { ["token"] = token })).Body.EnumerateObject().ShouldHaveSingleItem().ToString().ShouldBe("\"active\": false");
        (await other.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken })).Text("active").ShouldBe("False");
        (await rp.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken }, authenticate: false)).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task S088_revocation_ends_an_access_token_at_once_and_a_refresh_token_with_its_family()
    {
        using var rp = new RelyingParty(hub);
        using var other = new RelyingParty(hub, "third-party", "third-party-secret");
        var tokens = await rp.SignInAsync("openid crosswalk.link offline_access");

        (await rp.PostAsync("/connect/revoke", new() { ["token"] = "nonsense" })).Status.ShouldBe(HttpStatusCode.OK);
        await other.PostAsync("/connect/revoke", new() { ["token"] = tokens.AccessToken });
        (await ApiAsync(rp, tokens.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK, "another client revokes nothing");

        (await rp.PostAsync("/connect/revoke", new() { ["token"] = tokens.AccessToken })).Status.ShouldBe(HttpStatusCode.OK);
        (await ApiAsync(rp, tokens.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var renewed = await rp.RefreshAsync(tokens.RefreshToken);
        renewed.Status.ShouldBe(HttpStatusCode.OK);
        (await rp.PostAsync("/connect/revoke", new() { ["token"] = renewed.RefreshToken })).Status.ShouldBe(HttpStatusCode.OK);
        (await rp.RefreshAsync(renewed.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await ApiAsync(rp, renewed.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task a_rotated_secret_and_the_one_before_are_valid_the_one_before_that_is_not()
    {
        await hub.RegisterClientAsync(new ClientDefinition("rotating", "Rotating", ClientKind.Confidential) { ChosenSecret = "first-secret", SignsPeopleIn = false, ActsByItself = true, Scopes = [HubScopes.PartyRead] });
        var second = await RotateAsync("rotating");
        (await ValidAsync("first-secret"), await ValidAsync(second)).ShouldBe((true, true));

        var third = await RotateAsync("rotating");

        (await ValidAsync("first-secret"), await ValidAsync(second), await ValidAsync(third)).ShouldBe((false, true, true));

        async Task<bool> ValidAsync(string secret)
        {
            using var rp = new RelyingParty(hub, "rotating", secret);
            return (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials" })).Status == HttpStatusCode.OK;
        }
    }

    [Fact]
    public async Task a_removed_client_s_tokens_stop()
    {
        await hub.RegisterClientAsync(new ClientDefinition("leaving", "Leaving", ClientKind.Confidential) { ChosenSecret = "leaving-secret", SignsPeopleIn = false, ActsByItself = true, Scopes = [HubScopes.PartyRead] });
        using var rp = new RelyingParty(hub, "leaving", "leaving-secret");
        var tokens = await rp.TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = HubScopes.PartyRead });
        (await ApiAsync(rp, tokens.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await hub.WithAsync<ClientRegistry, bool>(async clients => (await clients.RemoveAsync("leaving", Actor.Hub("tests"), Cancellation)).Value);

        (await ApiAsync(rp, tokens.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials" })).Error.ShouldBe("invalid_client");
    }

    private Task<string> RotateAsync(string clientId) => hub.WithAsync<ClientRegistry, string>(async clients =>
        (await clients.RotateSecretAsync(clientId, Actor.Hub("tests"), Cancellation)).Value.Secret!);

    private static async Task<HttpResponseMessage> ApiAsync(RelyingParty rp, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await rp.Http.SendAsync(request, Cancellation);
    }
}
