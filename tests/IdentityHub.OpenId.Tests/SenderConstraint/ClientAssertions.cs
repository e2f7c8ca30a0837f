using System.Net;
using System.Text.Json.Nodes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>Statements 42 and 43: <c>private_key_jwt</c> as FAPI 2.0 and RFC 7523bis have it.</summary>
[Collection(nameof(ProfileHub))]
public sealed class ClientAssertions(ProfileHub fixture)
{
    private static readonly Dictionary<string, string> ByItself = new() { ["grant_type"] = "client_credentials", ["scope"] = "party.read" };

    private readonly TestHub hub = fixture.Hub;

    public static TheoryData<string> Negatives => [.. Bent.Keys];

    private static Dictionary<string, Action<JsonObject, JsonObject>> Bent { get; } = new()
    {
        ["aud_is_another"] = (_, claims) => claims["aud"] = "https://other.example/",
        ["aud_is_the_token_endpoint"] = (_, claims) => claims["aud"] = (string)claims["aud"]! + "connect/token",
        ["aud_is_an_array"] = (_, claims) => claims["aud"] = new JsonArray((string)claims["aud"]!),
        ["aud_is_an_array_of_two"] = (_, claims) => claims["aud"] = new JsonArray((string)claims["aud"]!, "https://other.example/"),
        ["aud_is_missing"] = (_, claims) => claims.Remove("aud"),
        ["sub_is_missing"] = (_, claims) => claims.Remove("sub"),
        ["iss_is_missing"] = (_, claims) => claims.Remove("iss"),
        ["exp_is_missing"] = (_, claims) => claims.Remove("exp"),
        ["jti_is_missing"] = (_, claims) => claims.Remove("jti"),
        ["jti_is_empty"] = (_, claims) => claims["jti"] = "",
        ["iss_and_sub_differ"] = (_, claims) => claims["sub"] = "fapi-other",
        ["iss_and_sub_are_another_client"] = (_, claims) => (claims["iss"], claims["sub"]) = ("fapi-other", "fapi-other"),
        ["exp_is_5_minutes_in_past"] = (_, claims) => claims["exp"] = (long)claims["iat"]! - 300,
        ["exp_is_5_minutes_ahead"] = (_, claims) => claims["exp"] = (long)claims["iat"]! + 300,
        ["nbf_is_90_seconds_ahead"] = (_, claims) => claims["nbf"] = (long)claims["iat"]! + 90,
        ["exp_is_no_number"] = (_, claims) => claims["exp"] = "soon",
        ["alg_is_none"] = (header, _) => header["alg"] = "none",
        ["alg_is_HS256_with_the_public_key"] = (header, _) => header["alg"] = "HS256",
        ["alg_is_not_the_keys"] = (header, _) => header["alg"] = "PS256",
        ["kid_is_unknown"] = (header, _) => header["kid"] = "unknown",
        ["crit_is_not_understood"] = (header, _) => header["crit"] = new JsonArray("b64"),
        ["typ_is_another"] = (header, _) => header["typ"] = "dpop+jwt",
    };

    [Theory]
    [MemberData(nameof(Negatives))]
    public async Task S042_fapi2_client_assertion_is_refused_when(string bent)
    {
        using var client = fixture.Client();

        var answer = await client.PostAsync("/connect/token", ByItself, client.Assertion(Bent[bent]));

        (answer.Status, answer.Error).ShouldBe((HttpStatusCode.Unauthorized, "invalid_client"));
    }

    [Fact]
    public async Task S042_fapi2_client_assertion_by_another_key_or_altered_is_refused()
    {
        using var client = fixture.Client();
        using var stranger = new JwtWriter(keyId: "one");
        var assertion = client.Assertion();
        var altered = assertion.Split('.') is [var head, _, var end] ? $"{head}.{JwtWriter.Encode("""{"iss":"fapi"}""")}.{end}" : "";

        foreach (var wrong in (string[])[client.Assertion(by: stranger), altered, assertion[..^2], assertion + ".", "nonsense", "..", new string('a', 20_000)])
            (await client.PostAsync("/connect/token", ByItself, wrong)).Error.ShouldBe("invalid_client", wrong[..Math.Min(wrong.Length, 20)]);
    }

    [Fact]
    public async Task S042_fapi2_client_assertion_by_RS256_is_refused_unless_the_client_is_set_to_it()
    {
        using var key = new JwtWriter("RS256", "rsa");
        await hub.RegisterClientAsync(ProfileClient.Definition("rs-refused", key));
        await hub.RegisterClientAsync(ProfileClient.Definition("rs-taken", key) with { AssertionAlgorithms = [SigningAlgorithm.RS256] });

        using var refused = new ProfileClient(hub, "rs-refused", key, fixture.SenderKey);
        using var taken = new ProfileClient(hub, "rs-taken", key, fixture.SenderKey);
        (await refused.PostAsync("/connect/token", ByItself)).Error.ShouldBe("invalid_client");
        (await taken.PostAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S042_fapi2_client_assertion_whose_nbf_and_iat_are_8_seconds_ahead_is_accepted()
    {
        using var client = fixture.Client();

        var answer = await client.PostAsync("/connect/token", ByItself, client.Assertion((_, claims) =>
            (claims["nbf"], claims["iat"]) = ((long)claims["iat"]! + 8, (long)claims["iat"]! + 8)));

        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToString());
    }

    [Fact]
    public async Task S043_a_client_assertion_is_good_once_on_every_node()
    {
        await using var second = await TestHub.StartAsync(beside: hub);
        using var client = fixture.Client();
        using var elsewhere = new ProfileClient(second, "fapi", fixture.ClientKey, fixture.SenderKey);
        var assertion = client.Assertion();
        (await client.PostAsync("/connect/token", ByItself, assertion)).Status.ShouldBe(HttpStatusCode.OK);

        (await client.PostAsync("/connect/token", ByItself, assertion)).Error.ShouldBe("invalid_client");
        var proof = client.Proof("POST", "/connect/token");
        (await elsewhere.PostAsync("/connect/token", ByItself, assertion, proof)).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task S043_of_twenty_requests_at_once_with_one_assertion_one_goes_on()
    {
        using var client = fixture.Client();
        await client.PostAsync("/connect/token", ByItself);
        var assertion = client.Assertion();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync("/connect/token", ByItself, assertion)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Error == "invalid_client");
    }

    [Fact]
    public async Task S043_an_assertion_that_met_the_demand_for_a_nonce_may_come_again_with_one()
    {
        using var client = fixture.Client();
        var assertion = client.Assertion();

        (await client.SendAsync("/connect/token", ByItself, assertion)).Error.ShouldBe("use_dpop_nonce");
        (await client.PostAsync("/connect/token", ByItself, assertion)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S035_two_ways_of_authentication_or_one_that_the_client_is_not_registered_for_are_refused()
    {
        using var client = fixture.Client();
        (await client.PostAsync("/connect/token", new(ByItself) { ["client_secret"] = "a-secret" })).Error.ShouldBe("invalid_request");
        using var bySecret = new RelyingParty(hub, "fapi", "a-secret");
        (await bySecret.TokenAsync(new(ByItself))).Error.ShouldBe("invalid_client");
        using var nothing = new RelyingParty(hub, "fapi", null);
        (await nothing.TokenAsync(new(ByItself))).Error.ShouldBe("invalid_client");
        using var secretClient = new ProfileClient(hub, "demo-service", fixture.ClientKey, fixture.SenderKey);
        (await secretClient.PostAsync("/connect/token", ByItself)).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task The_client_id_may_be_left_out_and_then_the_assertion_says_it()
    {
        using var client = fixture.Client();

        (await client.PostAsync("/connect/token", new(ByItself) { ["client_id"] = "" })).Status.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/connect/token", new(ByItself) { ["client_id"] = "fapi-other" })).Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task Introspection_and_revocation_take_the_assertion_too()
    {
        using var client = fixture.Client();
        var token = (await client.PostAsync("/connect/token", ByItself)).AccessToken;

        (await client.PostAsync("/connect/introspect", new() { ["token"] = token }, bare: true)).Body.GetProperty("active").GetBoolean().ShouldBeTrue();
        (await client.PostAsync("/connect/revoke", new() { ["token"] = token }, bare: true)).Status.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync("/connect/introspect", new() { ["token"] = token }, bare: true)).Body.GetProperty("active").GetBoolean().ShouldBeFalse();
    }
}
