using System.Net;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>FAPI 2.0's modules about details of the flow that the others pass by.</summary>
[Collection(nameof(ProfileHub))]
public sealed class ProfileDetails(ProfileHub fixture)
{
    [Fact]
    public async Task fapi2_ensure_other_scope_order_succeeds()
    {
        using var client = fixture.Client();
        var tokens = await client.PostAsync("/connect/token", client.CodeFields(await client.CodeAsync(("scope", "offline_access openid"))));
        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
        tokens.IdToken.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("dpop")]
    [InlineData("DPOP")]
    public async Task fapi2_access_token_type_header_case_sensitivity(string scheme)
    {
        using var client = fixture.Client();
        var token = (await client.SignInAsync()).AccessToken;
        (await client.UserInfoAsync(token, scheme)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var forApi = (await client.PostAsync("/connect/token", new() { ["grant_type"] = "client_credentials", ["scope"] = "party.read" })).AccessToken;
        (await client.ApiAsync(forApi, scheme)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task fapi2_ensure_mismatched_client_id_in_token_endpoint_fails()
    {
        using var client = fixture.Client();
        var code = await client.CodeAsync();
        (await client.PostAsync("/connect/token", client.CodeFields(code, ("client_id", "fapi-other")))).Error.ShouldBe("invalid_client");
        (await client.PostAsync("/connect/token", client.CodeFields(code))).Status.ShouldBe(HttpStatusCode.OK, "and the code isn't burnt");
    }

    [Fact]
    public async Task fapi2_ensure_redirect_uri_in_token_request_is_that_of_the_pushed_one()
    {
        using var client = fixture.Client();
        var code = await client.CodeAsync();
        (await client.PostAsync("/connect/token", client.CodeFields(code, ("redirect_uri", "https://evil.example/cb")))).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task fapi2_par_ensure_request_without_duplicate_parameters()
    {
        using var client = fixture.Client();
        var fields = client.AuthorizationFields().Append(new("scope", "openid email")).Append(new("client_id", "fapi"))
            .Append(new("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")).Append(new("client_assertion", client.Assertion()));
        using var body = new FormUrlEncodedContent(fields);
        using var answer = await client.Http.PostAsync("/connect/par", body, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("invalid_request");
    }

    [Fact]
    public async Task fapi2_ensure_an_assertion_alone_does_not_redeem_without_the_pushed_request_s_code_verifier()
    {
        using var client = fixture.Client();
        using var another = fixture.Client();
        var code = await client.CodeAsync();
        (await another.PostAsync("/connect/token", another.CodeFields(code))).Error.ShouldBe("invalid_grant", "another run's verifier");
    }

    [Fact]
    public async Task fapi2_ensure_answers_with_tokens_and_claims_are_never_cached()
    {
        using var client = fixture.Client();
        var tokens = await client.SignInAsync();
        tokens.Headers["Cache-Control"].ShouldContain("no-store");
        using var userInfo = await client.UserInfoAsync(tokens.AccessToken);
        userInfo.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }
}
