using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>A signature that was verified a moment ago is not verified again; nothing else is taken for granted.</summary>
public sealed class RememberedTokens(HubFixture fixture) : IClassFixture<HubFixture>
{
    [Fact]
    public async Task S049_of_a_token_that_was_accepted_before_every_altered_copy_is_refused()
    {
        using var rp = new RelyingParty(fixture.Hub);
        var token = (await rp.SignInAsync()).AccessToken;
        await AcceptedAsync(rp, token);
        var parts = token.Split('.');

        foreach (var altered in (string[])[$"{parts[0]}.{parts[1]}.", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{Flipped(parts[1])}.{parts[2]}", $"{Flipped(parts[0])}.{parts[1]}.{parts[2]}", $"{parts[0]}.{parts[1]}.{Flipped(parts[2])}"])
            (await rp.UserInfoAsync(altered)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, altered);

        await AcceptedAsync(rp, token);
    }

    [Fact]
    public async Task A_token_that_was_accepted_before_ends_in_time()
    {
        await using var hub = await TestHub.StartAsync();
        using var rp = new RelyingParty(hub);
        var token = (await rp.SignInAsync()).AccessToken;
        await AcceptedAsync(rp, token);

        hub.Time.Advance(TimeSpan.FromMinutes(6));

        (await rp.UserInfoAsync(token)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await rp.PostAsync("/connect/introspect", new() { ["token"] = token })).Text("active").ShouldBe("False");
    }

    [Fact]
    public async Task S057_a_token_that_was_accepted_before_ends_at_once_with_its_family()
    {
        using var rp = new RelyingParty(fixture.Hub);
        var tokens = await rp.SignInAsync();
        await AcceptedAsync(rp, tokens.AccessToken);

        await rp.PostAsync("/connect/revoke", new() { ["token"] = tokens.RefreshToken });

        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await rp.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken })).Text("active").ShouldBe("False");
    }

    [Fact]
    public async Task S047_an_access_token_that_was_accepted_before_is_still_no_ID_token()
    {
        using var rp = new RelyingParty(fixture.Hub);
        using var browser = new Browser(fixture.Hub);
        var token = (await rp.SignInAsync(browser: browser)).AccessToken;
        await AcceptedAsync(rp, token);

        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", token))))["code"].ShouldBeNull();
    }

    private static async Task AcceptedAsync(RelyingParty rp, string token)
    {
        for (var time = 0; time < 2; time++)
        {
            (await rp.UserInfoAsync(token)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await rp.PostAsync("/connect/introspect", new() { ["token"] = token })).Text("active").ShouldBe("True");
        }
    }

    // Not the last character, of which some bits may stand for nothing.
    private static string Flipped(string part) => (part[0] == 'A' ? 'B' : 'A') + part[1..];
}
