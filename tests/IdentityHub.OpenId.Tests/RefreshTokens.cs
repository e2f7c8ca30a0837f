using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statements 52 to 60.</summary>
public sealed class RefreshTokens(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Fact]
    public async Task S052_S058_a_refresh_token_is_rotated_and_the_id_token_keeps_its_facts()
    {
        using var rp = new RelyingParty(hub);
        var first = await rp.SignInAsync();
        hub.Time.Advance(TimeSpan.FromSeconds(10));

        var second = await rp.RefreshAsync(first.RefreshToken);

        second.Status.ShouldBe(HttpStatusCode.OK, second.Body.ToString());
        second.RefreshToken.ShouldNotBe(first.RefreshToken);
        var (was, now) = (Tokens.Read(first.IdToken).Payload, Tokens.Read(second.IdToken).Payload);
        foreach (var claim in (string[])["iss", "sub", "aud", "auth_time", "sid"])
            now.GetProperty(claim).ToString().ShouldBe(was.GetProperty(claim).ToString());
        now.GetProperty("iat").GetInt64().ShouldBeGreaterThan(was.GetProperty("iat").GetInt64());
    }

    [Fact]
    public async Task S053_reuse_after_the_overlap_ends_the_family()
    {
        using var rp = new RelyingParty(hub);
        var first = await rp.SignInAsync();
        var second = await rp.RefreshAsync(first.RefreshToken);
        hub.Time.Advance(TimeSpan.FromSeconds(31));

        (await rp.RefreshAsync(first.RefreshToken)).Error.ShouldBe("invalid_grant");

        (await rp.RefreshAsync(second.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await rp.UserInfoAsync(second.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S054_within_the_overlap_the_same_successor_is_answered()
    {
        using var rp = new RelyingParty(hub);
        var first = await rp.SignInAsync();

        var one = await rp.RefreshAsync(first.RefreshToken);
        hub.Time.Advance(TimeSpan.FromSeconds(20));
        var two = await rp.RefreshAsync(first.RefreshToken);

        two.Status.ShouldBe(HttpStatusCode.OK);
        two.RefreshToken.ShouldBe(one.RefreshToken);
    }

    [Fact]
    public async Task S054_fifty_refreshes_at_once_make_one_family_line_and_nobody_is_signed_out()
    {
        using var rp = new RelyingParty(hub);
        var first = await rp.SignInAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rp.RefreshAsync(first.RefreshToken)));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        var successor = answers.Select(answer => answer.RefreshToken).Distinct().ShouldHaveSingleItem();
        hub.Time.Advance(TimeSpan.FromSeconds(60));
        (await rp.RefreshAsync(successor)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S055_another_client_can_not_use_it()
    {
        using var rp = new RelyingParty(hub);
        using var other = new RelyingParty(hub, "third-party", "third-party-secret");
        var tokens = await rp.SignInAsync();

        (await other.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");

        (await rp.RefreshAsync(tokens.RefreshToken)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S056_scope_may_narrow_never_widen_and_narrowing_does_not_narrow_the_grant()
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync("openid email offline_access");

        (await rp.RefreshAsync(tokens.RefreshToken, "openid email phone offline_access")).Error.ShouldBeOneOf("invalid_scope", "invalid_grant");
        var narrowed = await rp.RefreshAsync(tokens.RefreshToken, "openid offline_access");
        narrowed.Status.ShouldBe(HttpStatusCode.OK, narrowed.Body.ToString());
        Tokens.Read(narrowed.AccessToken).Payload.GetProperty("scope").GetString()!.ShouldNotContain("email");
        var again = await rp.RefreshAsync(narrowed.RefreshToken);
        Tokens.Read(again.AccessToken).Payload.GetProperty("scope").GetString()!.ShouldContain("email");
    }

    [Fact]
    public async Task S057_idle_and_absolute_lifetime_are_enforced()
    {
        await using var own = await TestHub.StartAsync();
        using var rp = new RelyingParty(own);
        var tokens = await rp.SignInAsync();
        var idle = await rp.SignInAsync();
        for (var day = 0; day < 90; day += 10)
        {
            tokens = await rp.RefreshAsync(tokens.RefreshToken);
            tokens.Status.ShouldBe(HttpStatusCode.OK, $"day {day}");
            own.Time.Advance(TimeSpan.FromDays(10));
        }
        own.Time.Advance(TimeSpan.FromHours(1));

        (await rp.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant", "ninety days are the end");
        (await rp.RefreshAsync(idle.RefreshToken)).Error.ShouldBe("invalid_grant", "fourteen days unused are the end");
    }

    [Fact]
    public async Task S059_no_refresh_token_without_offline_access()
    {
        using var rp = new RelyingParty(hub);

        (await rp.SignInAsync("openid email")).Text("refresh_token").ShouldBeNull();
    }
}
