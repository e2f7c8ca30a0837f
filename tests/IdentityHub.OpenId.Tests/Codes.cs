using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statements 24 to 32: codes and PKCE.</summary>
public sealed class Codes(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Fact]
    public async Task S024_a_wrong_or_missing_verifier_is_refused_and_does_not_burn_the_code()
    {
        using var rp = new RelyingParty(hub);
        var code = await CodeAsync(rp);

        (await rp.RedeemAsync(code, ("code_verifier", new string('a', 43)))).Error.ShouldBe("invalid_grant");
        (await rp.RedeemAsync(code, ("code_verifier", "short"))).Error.ShouldBeOneOf("invalid_grant", "invalid_request");
        (await rp.RedeemAsync(code, ("code_verifier", null))).Error.ShouldBeOneOf("invalid_grant", "invalid_request");
        (await rp.RedeemAsync(code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S025_a_verifier_without_a_challenge_is_refused()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub, "basic-rp", "basic-rp-secret");
        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid", ("code_challenge", null), ("code_challenge_method", null))));

        (await rp.RedeemAsync(visit["code"]!)).Error.ShouldBeOneOf("invalid_grant", "invalid_request");
    }

    [Fact]
    public async Task S027_a_code_that_comes_again_ends_what_it_gave()
    {
        using var rp = new RelyingParty(hub);
        var code = await CodeAsync(rp, "openid offline_access");
        var first = await rp.RedeemAsync(code);
        (await rp.UserInfoAsync(first.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);

        (await rp.RedeemAsync(code)).Error.ShouldBe("invalid_grant");

        (await rp.UserInfoAsync(first.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await rp.RefreshAsync(first.RefreshToken)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task S027_another_sign_in_of_the_same_person_is_untouched()
    {
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        var other = await rp.SignInAsync(browser: browser);
        var code = (await browser.GoAsync(rp.Authorize()))["code"]!;
        await rp.RedeemAsync(code);
        hub.Time.Advance(TimeSpan.FromSeconds(30));

        (await rp.RedeemAsync(code)).Error.ShouldBe("invalid_grant");

        (await rp.UserInfoAsync(other.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S028_of_fifty_redemptions_at_once_one_wins()
    {
        using var rp = new RelyingParty(hub);
        var code = await CodeAsync(rp);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rp.RedeemAsync(code)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
        answers.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Error == "invalid_grant");
    }

    [Fact]
    public async Task S029_a_code_lives_a_minute()
    {
        using var rp = new RelyingParty(hub);
        var code = await CodeAsync(rp);
        hub.Time.Advance(TimeSpan.FromSeconds(61));

        (await rp.RedeemAsync(code)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task S030_a_code_is_its_own_clients_and_not_burnt_by_another()
    {
        using var rp = new RelyingParty(hub);
        using var other = new RelyingParty(hub, "third-party", "third-party-secret");
        var code = await CodeAsync(rp);

        (await other.RedeemAsync(code, ("code_verifier", rp.Verifier))).Error.ShouldBe("invalid_grant");

        (await rp.RedeemAsync(code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S031_a_code_is_bound_to_its_redirect_uri()
    {
        using var rp = new RelyingParty(hub);
        var code = await CodeAsync(rp);

        (await rp.RedeemAsync(code, ("redirect_uri", "http://localhost:9999/cb"))).Error.ShouldBe("invalid_grant");
        (await rp.RedeemAsync(code, ("redirect_uri", null))).Error.ShouldBeOneOf("invalid_grant", "invalid_request");
    }

    [Fact]
    public async Task S032_codes_have_256_bits_and_share_nothing()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        await browser.SignInAsync();
        var codes = new HashSet<string>();
        for (var i = 0; i < 50; i++)
            codes.Add((await browser.GoAsync(rp.Authorize()))["code"]!).ShouldBeTrue();

        codes.ShouldAllBe(code => code.Length == 43);
        codes.Select(code => code[..4]).Distinct().Count().ShouldBeGreaterThan(45);
    }

    private async Task<string> CodeAsync(RelyingParty rp, string scope = "openid")
    {
        using var browser = new Browser(hub);
        return (await browser.SignInAsync(await browser.GoAsync(rp.Authorize(scope))))["code"].ShouldNotBeNull();
    }
}
