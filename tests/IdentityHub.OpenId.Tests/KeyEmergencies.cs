using System.Net;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Keys before their time, on two nodes.</summary>
public sealed class KeyEmergencies
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S071_a_revoked_key_s_tokens_stop_at_once_on_every_node_and_the_trail_says_who_did_it()
    {
        await using var first = await TestHub.StartAsync();
        await using var second = await TestHub.StartAsync(beside: first);
        using var here = new RelyingParty(first);
        using var there = new RelyingParty(second);
        using var browser = new Browser(first);
        var tokens = await here.SignInAsync(browser: browser);
        (await there.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var leaked = Tokens.Read(tokens.AccessToken).Header.GetProperty("kid").GetString()!;

        (await first.WithAsync<SigningKeys, bool>(async keys => (await keys.RevokeAsync(leaked, Actor.Hub("tests"), "leaked", Cancellation)).Value)).ShouldBeTrue();

        (await there.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Waiting.UntilAsync(() => Task.FromResult(Ring(first).Current.AccessTokens.Key.KeyId != leaked && Ring(second).Current.AccessTokens.Key.KeyId != leaked));
        Ring(second).Current.AccessTokens.Key.KeyId.ShouldBe(Ring(first).Current.AccessTokens.Key.KeyId);
        var renewed = await there.RefreshAsync(tokens.RefreshToken);
        (await here.UserInfoAsync(renewed.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK, "the family lives on with the new key");
        (await here.Http.GetStringAsync("/.well-known/jwks", Cancellation)).ShouldNotContain(leaked);
        var trail = await first.WithAsync<IAuditTrail, IReadOnlyList<(long Sequence, DateTimeOffset At, AuditEntry Entry)>>(audit => audit.ReadAsync(leaked, null, 10, Cancellation));
        trail.ShouldContain(entry => entry.Entry.Action == "key.revoke" && entry.Entry.Actor.Id == "tests");
    }

    [Fact]
    public async Task S071_an_early_rotation_publishes_first_and_loses_no_token()
    {
        await using var first = await TestHub.StartAsync();
        await using var second = await TestHub.StartAsync(beside: first);
        using var rp = new RelyingParty(first);
        using var elsewhere = new RelyingParty(second);
        var before = await rp.SignInAsync();
        var used = Ring(first).Current.IdentityTokens.Key.KeyId;

        var next = await first.WithAsync<SigningKeys, StoredKey>(keys => keys.RotateAsync(KeyUse.IdentityTokens, SigningKeys.Published, Actor.Hub("tests"), Cancellation));

        // The next request tells the node; its keys are read a moment later.
        await Waiting.UntilAsync(async () => (await elsewhere.UserInfoAsync(before.AccessToken)).Response.IsSuccessStatusCode && (await PublishedAsync(elsewhere)).Contains(next.KeyId));
        Ring(second).Current.IdentityTokens.Key.KeyId.ShouldBe(used, "published, not used yet");
        first.Time.Advance(SigningKeys.Published);
        await Task.WhenAll(Ring(first).RefreshAsync(Cancellation), Ring(second).RefreshAsync(Cancellation));
        Tokens.Read((await elsewhere.RefreshAsync(before.RefreshToken)).IdToken).Header.GetProperty("kid").GetString().ShouldBe(next.KeyId);
        (await PublishedAsync(rp)).ShouldContain(used, "the key before stays published");
    }

    [Fact]
    public async Task A_key_for_grants_that_is_revoked_ends_what_it_sealed()
    {
        await using var hub = await TestHub.StartAsync();
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync();

        await hub.WithAsync<SigningKeys, bool>(async keys => (await keys.RevokeAsync(Ring(hub).Current.Grants.Key.KeyId, Actor.Hub("tests"), null, Cancellation)).Value);

        (await rp.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        await Waiting.UntilAsync(async () => (await rp.SignInAsync()).Status == HttpStatusCode.OK);
    }

    private static SigningKeyRing Ring(TestHub hub) => hub.App.Services.GetRequiredService<SigningKeyRing>();

    private static async Task<IReadOnlyList<string>> PublishedAsync(RelyingParty rp) =>
        [.. JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation)).RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
}
