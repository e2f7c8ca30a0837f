using System.Net;
using System.Text.Json.Nodes;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>Statements 78 to 80: DPoP proofs, good and bad, at the token endpoint and at a resource.</summary>
[Collection(nameof(ProfileHub))]
public sealed class DpopProofs(ProfileHub fixture)
{
    private static readonly Dictionary<string, string> ByItself = new() { ["grant_type"] = "client_credentials", ["scope"] = "party.read" };

    private static readonly JwtWriter Stranger = new();

    private readonly TestHub hub = fixture.Hub;

    public static TheoryData<string> Negatives => [.. Bent.Keys];

    public static TheoryData<string> ResourceNegatives => [.. Bent.Keys, .. BentAtResource.Keys];

    public static TheoryData<string> Positives => [.. Good.Keys];

    private static Dictionary<string, Action<JsonObject, JsonObject>> Bent { get; } = new()
    {
        ["typ_is_missing"] = (header, _) => header.Remove("typ"),
        ["typ_is_another"] = (header, _) => header["typ"] = "JWT",
        ["alg_is_none"] = (header, _) => header["alg"] = "none",
        ["alg_is_HS256"] = (header, _) => header["alg"] = "HS256",
        ["alg_is_not_the_keys"] = (header, _) => header["alg"] = "PS256",
        ["alg_is_missing"] = (header, _) => header.Remove("alg"),
        ["jwk_is_missing"] = (header, _) => header.Remove("jwk"),
        ["jwk_is_of_another_key"] = (header, _) => header["jwk"] = Stranger.PublicKey(),
        ["jwk_has_the_private_key"] = (header, _) => header["jwk"]!["d"] = "AAAA",
        ["jwk_is_symmetric"] = (header, _) => header["jwk"] = new JsonObject { ["kty"] = "oct", ["k"] = "AAAA" },
        ["jwk_is_no_point_of_its_curve"] = (header, _) => header["jwk"]!["y"] = (string?)header["jwk"]!["x"],
        ["crit_is_not_understood"] = (header, _) => header["crit"] = new JsonArray("b64"),
        ["jti_is_missing"] = (_, claims) => claims.Remove("jti"),
        ["jti_is_empty"] = (_, claims) => claims["jti"] = "",
        ["jti_is_no_string"] = (_, claims) => claims["jti"] = 7,
        ["htm_is_missing"] = (_, claims) => claims.Remove("htm"),
        ["htm_is_another_verb"] = (_, claims) => claims["htm"] = "PUT",
        ["htm_is_written_otherwise"] = (_, claims) => claims["htm"] = ((string)claims["htm"]!).ToLowerInvariant(),
        ["htu_is_missing"] = (_, claims) => claims.Remove("htu"),
        ["htu_is_another_path"] = (_, claims) => claims["htu"] = (string)claims["htu"]! + "/more",
        ["htu_is_another_host"] = (_, claims) => claims["htu"] = "https://other.example" + new Uri((string)claims["htu"]!).AbsolutePath,
        ["htu_is_another_scheme"] = (_, claims) => claims["htu"] = ((string)claims["htu"]!).Replace("http:", "https:", StringComparison.Ordinal),
        ["htu_has_a_user"] = (_, claims) => claims["htu"] = ((string)claims["htu"]!).Replace("//", "//user@", StringComparison.Ordinal),
        ["htu_is_no_address"] = (_, claims) => claims["htu"] = "somewhere",
        ["iat_is_missing"] = (_, claims) => claims.Remove("iat"),
        ["iat_is_no_number"] = (_, claims) => claims["iat"] = "now",
        ["iat_is_too_old"] = (_, claims) => claims["iat"] = (long)claims["iat"]! - 120,
        ["iat_is_too_new"] = (_, claims) => claims["iat"] = (long)claims["iat"]! + 120,
        ["nonce_is_no_string"] = (_, claims) => claims["nonce"] = 7,
    };

    private static Dictionary<string, Action<JsonObject, JsonObject>> BentAtResource { get; } = new()
    {
        ["ath_is_missing"] = (_, claims) => claims.Remove("ath"),
        ["ath_is_of_another_token"] = (_, claims) => claims["ath"] = "fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo",
    };

    private static Dictionary<string, Action<JsonObject, JsonObject>> Good { get; } = new()
    {
        ["as_it_is"] = (_, _) => { },
        ["claims_that_nobody_knows"] = (_, claims) => (claims["extra"], claims["exp"]) = ("1", 1),
        ["iat_ten_seconds_ago"] = (_, claims) => claims["iat"] = (long)claims["iat"]! - 10,
        ["iat_ten_seconds_ahead"] = (_, claims) => claims["iat"] = (long)claims["iat"]! + 10,
        ["htu_scheme_in_upper_case"] = (_, claims) => claims["htu"] = ((string)claims["htu"]!).Replace("http:", "HTTP:", StringComparison.Ordinal),
        ["htu_with_query_and_fragment"] = (_, claims) => claims["htu"] = (string)claims["htu"]! + "?a=b#c",
        ["htu_percent_encoded"] = (_, claims) => claims["htu"] = ((string)claims["htu"]!).Replace("connect", "%63onnect", StringComparison.Ordinal),
        ["jwk_with_more_members"] = (header, _) => (header["jwk"]!["use"], header["jwk"]!["kid"]) = ("sig", "mine"),
    };

    [Theory]
    [MemberData(nameof(Negatives))]
    public async Task S078_fapi2_dpop_proof_at_the_token_endpoint_is_refused_when(string bent)
    {
        using var client = fixture.Client();
        await client.PostAsync("/connect/token", ByItself);

        var answer = await client.PostAsync("/connect/token", ByItself, proof: client.Proof("POST", "/connect/token", bend: Bent[bent]));

        (answer.Status, answer.Error).ShouldBe((HttpStatusCode.BadRequest, "invalid_dpop_proof"));
    }

    [Theory]
    [MemberData(nameof(ResourceNegatives))]
    public async Task S078_fapi2_dpop_proof_at_a_resource_is_refused_when(string bent)
    {
        using var client = fixture.Client();
        var token = (await client.PostAsync("/connect/token", ByItself)).AccessToken;
        var bend = Bent.TryGetValue(bent, out var both) ? both : BentAtResource[bent];

        using var answer = await client.UserInfoAsync(token, proof: client.Proof("GET", "/connect/userinfo", token, bend));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("DPoP error=\"invalid_dpop_proof\", algs=\"ES256 ");
    }

    [Theory]
    [MemberData(nameof(Positives))]
    public async Task S078_fapi2_dpop_proof_is_accepted_with(string bent)
    {
        using var client = fixture.Client();
        await client.PostAsync("/connect/token", ByItself);

        var answer = await client.PostAsync("/connect/token", ByItself, proof: client.Proof("POST", "/connect/token", bend: Good[bent]));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
        answer.Text("token_type").ShouldBe("DPoP");
    }

    [Fact]
    public async Task S078_two_proofs_none_or_nonsense_are_refused()
    {
        using var client = fixture.Client();
        await client.PostAsync("/connect/token", ByItself);

        var two = await client.SendAsync("/connect/token", ByItself, proofs: [client.Proof("POST", "/connect/token"), client.Proof("POST", "/connect/token")]);
        (two.Status, two.Error).ShouldBe((HttpStatusCode.BadRequest, "invalid_dpop_proof"));
        var joined = string.Join(",", client.Proof("POST", "/connect/token"), client.Proof("POST", "/connect/token"));
        foreach (var wrong in (string[])[joined, "nonsense", "a.b.c", "..", new string('a', 17_000)])
            (await client.PostAsync("/connect/token", ByItself, proof: wrong)).Error.ShouldBe("invalid_dpop_proof", wrong[..Math.Min(wrong.Length, 20)]);
        var none = await client.PostAsync("/connect/token", ByItself, bare: true);
        (none.Status, none.Error).ShouldBe((HttpStatusCode.BadRequest, "invalid_dpop_proof"), "the client is registered to send one");
    }

    [Theory]
    [InlineData("PS256")]
    [InlineData("ES384")]
    public async Task S078_every_advertised_algorithm_works(string algorithm)
    {
        using var key = new JwtWriter(algorithm);
        using var client = new ProfileClient(hub, "fapi", fixture.ClientKey, key);

        var answer = await client.PostAsync("/connect/token", ByItself);

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
        Tokens.Read(answer.AccessToken).Payload.GetProperty("cnf").GetProperty("jkt").GetString().ShouldBe(key.Thumbprint);
    }

    [Fact]
    public async Task S078_an_algorithm_that_is_not_advertised_is_refused()
    {
        using var key = new JwtWriter("RS256");
        using var client = new ProfileClient(hub, "fapi", fixture.ClientKey, key);

        (await client.PostAsync("/connect/token", ByItself)).Error.ShouldBe("invalid_dpop_proof");
    }

    [Fact]
    public async Task S078_a_proof_is_good_once_at_the_token_endpoint_and_at_a_resource()
    {
        using var client = fixture.Client();
        var token = (await client.PostAsync("/connect/token", ByItself)).AccessToken;
        var proof = client.Proof("POST", "/connect/token");
        (await client.PostAsync("/connect/token", ByItself, proof: proof)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/connect/token", ByItself, proof: proof)).Error.ShouldBe("invalid_dpop_proof");

        var atResource = client.Proof("GET", "/connect/userinfo", token);
        (await client.UserInfoAsync(token, proof: atResource)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, "without openid, but the proof was good");
        (await client.UserInfoAsync(token, proof: atResource)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S079_a_bound_token_says_so_in_the_token_and_in_introspection_and_is_refused_as_bearer_and_with_another_key()
    {
        using var client = fixture.Client();
        var tokens = await client.SignInAsync();
        tokens.Text("token_type").ShouldBe("DPoP");
        Tokens.Read(tokens.AccessToken).Payload.GetProperty("cnf").GetProperty("jkt").GetString().ShouldBe(fixture.SenderKey.Thumbprint);
        Tokens.Read(tokens.IdToken).Payload.TryGetProperty("cnf", out _).ShouldBeFalse();
        var seen = (await client.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken }, bare: true)).Body;
        seen.GetProperty("cnf").GetProperty("jkt").GetString().ShouldBe(fixture.SenderKey.Thumbprint);
        seen.GetProperty("token_type").GetString().ShouldBe("DPoP");

        (await client.UserInfoAsync(tokens.AccessToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.UserInfoAsync(tokens.AccessToken, "Bearer", bare: true)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.UserInfoAsync(tokens.AccessToken, "Bearer")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "the proof alone doesn't make it one");
        (await client.UserInfoAsync(tokens.AccessToken, bare: true)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var other = client.Proof("GET", "/connect/userinfo", tokens.AccessToken, by: fixture.OtherSenderKey);
        (await client.UserInfoAsync(tokens.AccessToken, proof: other)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S079_the_api_takes_a_bound_token_with_its_proof_only_again_and_again()
    {
        using var client = fixture.Client();
        var token = (await client.PostAsync("/connect/token", ByItself)).AccessToken;
        for (var i = 0; i < 3; i++)
            (await client.ApiAsync(token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await client.ApiAsync(token, "Bearer", bare: true)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ApiAsync(token, "Bearer")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ApiAsync(token, bare: true)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ApiAsync(token, proof: client.Proof("GET", "/api", token, by: fixture.OtherSenderKey))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ApiAsync(token, proof: client.Proof("GET", "/other", token))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var proof = client.Proof("GET", "/api", token);
        (await client.ApiAsync(token, proof: proof)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var replayed = await client.ApiAsync(token, proof: proof);
        replayed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        replayed.Headers.WwwAuthenticate.ToString().ShouldStartWith("DPoP error=\"invalid_dpop_proof\"");
        client.Nonce = "stale";
        using var stale = await client.ApiAsync(token);
        stale.Headers.WwwAuthenticate.ToString().ShouldStartWith("DPoP error=\"use_dpop_nonce\"");
        client.Nonce = stale.Headers.GetValues("DPoP-Nonce").Single();
        (await client.ApiAsync(token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var service = new RelyingParty(hub, "demo-service", "demo-service-secret");
        var unbound = (await service.TokenAsync(ByItself)).AccessToken;
        (await client.ApiAsync(unbound)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.ApiAsync(unbound, "Bearer", bare: true)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S079_an_unbound_token_is_not_taken_as_a_bound_one()
    {
        using var rp = new RelyingParty(hub);
        using var client = fixture.Client();
        var token = (await rp.SignInAsync("openid")).AccessToken;

        (await client.UserInfoAsync(token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.UserInfoAsync(token, "Bearer", bare: true)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S080_a_nonce_is_demanded_given_and_goes_stale()
    {
        await using var own = await TestHub.StartAsync();
        await own.RegisterClientAsync(ProfileClient.Definition("fapi", fixture.ClientKey));
        using var client = new ProfileClient(own, "fapi", fixture.ClientKey, fixture.SenderKey);

        var asked = await client.SendAsync("/connect/token", ByItself);
        (asked.Status, asked.Error).ShouldBe((HttpStatusCode.BadRequest, "use_dpop_nonce"));
        client.Nonce = asked.Headers["DPoP-Nonce"];
        (await client.SendAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK);

        own.Time.Advance(TimeSpan.FromMinutes(5));
        var stale = await client.SendAsync("/connect/token", ByItself);
        (stale.Status, stale.Error).ShouldBe((HttpStatusCode.BadRequest, "use_dpop_nonce"));
        stale.Headers["DPoP-Nonce"].ShouldNotBe(client.Nonce);
        var next = client.Nonce = stale.Headers["DPoP-Nonce"];
        var fresh = await client.SendAsync("/connect/token", ByItself);
        fresh.Status.ShouldBe(HttpStatusCode.OK);
        using var resource = await client.UserInfoAsync(fresh.AccessToken, proof: client.Proof("GET", "/connect/userinfo", fresh.AccessToken, (_, claims) => claims["nonce"] = "stale"));
        resource.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        resource.Headers.WwwAuthenticate.ToString().ShouldContain("error=\"use_dpop_nonce\"");
        resource.Headers.GetValues("DPoP-Nonce").ShouldBe([next]);
    }

    [Fact]
    public async Task S080_fapi2_dpop_jkt_binds_the_code_to_the_key()
    {
        using var client = fixture.Client();
        using var thief = new ProfileClient(hub, "fapi", fixture.ClientKey, fixture.OtherSenderKey);
        var code = await client.CodeAsync();

        var stolen = await thief.PostAsync("/connect/token", client.CodeFields(code));
        (stolen.Status, stolen.Error).ShouldBe((HttpStatusCode.BadRequest, "invalid_grant"));

        (await client.PostAsync("/connect/token", client.CodeFields(code))).Status.ShouldBe(HttpStatusCode.OK, "it isn't burnt by a thief");
    }

    [Fact]
    public async Task S080_dpop_jkt_that_differs_from_the_proof_is_refused_at_par_and_binds_without_a_proof()
    {
        using var client = fixture.Client();
        (await client.PushAsync(("dpop_jkt", fixture.OtherSenderKey.Thumbprint))).Error.ShouldBe("invalid_dpop_proof");
        (await client.PushAsync(("dpop_jkt", fixture.SenderKey.Thumbprint))).Status.ShouldBe(HttpStatusCode.Created);

        var pushed = await client.PostAsync("/connect/par", client.AuthorizationFields(("dpop_jkt", fixture.OtherSenderKey.Thumbprint)), bare: true);
        using var browser = new Browser(hub);
        var code = (await browser.SignInAsync(await browser.GoAsync(client.Authorize(pushed.Text("request_uri")!))))["code"]!;
        (await client.PostAsync("/connect/token", client.CodeFields(code))).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task S055_fapi2_refresh_token_of_a_public_client_is_bound_to_its_key_and_of_a_confidential_one_to_the_client()
    {
        using var browserApp = new ProfileClient(hub, "single-page", null, fixture.SenderKey);
        using var thief = new ProfileClient(hub, "single-page", null, fixture.OtherSenderKey);
        var tokens = await browserApp.SignInAsync();
        (await thief.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await thief.RefreshAsync(tokens.RefreshToken, bare: true)).Error.ShouldBe("invalid_grant");
        var refreshed = await browserApp.RefreshAsync(tokens.RefreshToken);
        refreshed.Status.ShouldBe(HttpStatusCode.OK);
        (await thief.RefreshAsync(refreshed.RefreshToken)).Error.ShouldBe("invalid_grant", "the successor is bound as well");

        using var client = fixture.Client();
        using var rotated = new ProfileClient(hub, "fapi", fixture.ClientKey, fixture.OtherSenderKey);
        var confidential = await client.SignInAsync();
        var renewed = await rotated.RefreshAsync(confidential.RefreshToken);
        renewed.Status.ShouldBe(HttpStatusCode.OK);
        Tokens.Read(renewed.AccessToken).Payload.GetProperty("cnf").GetProperty("jkt").GetString().ShouldBe(fixture.OtherSenderKey.Thumbprint);
    }
}
