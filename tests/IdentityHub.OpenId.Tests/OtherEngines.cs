using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.OpenId.Tests.SenderConstraint;
using IdentityHub.Storage;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>What rests on the database's own way of updating, on an engine with real concurrency.</summary>
public sealed class OtherEngines
{
    [Fact]
    public async Task On_PostgreSql_a_proof_and_an_assertion_are_good_once_however_many_come_at_once()
    {
        await using var hub = await TestHub.StartAsync(provider: DatabaseProvider.PostgreSql);
        using var clientKey = new JwtWriter(keyId: "one");
        using var senderKey = new JwtWriter();
        await hub.RegisterClientAsync(ProfileClient.Definition("fapi", clientKey));
        using var client = new ProfileClient(hub, "fapi", clientKey, senderKey);
        var byItself = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = HubScopes.PartyRead };
        await client.PostAsync("/connect/token", byItself);
        var (assertion, proof) = (client.Assertion(), client.Proof("POST", "/connect/token"));

        var byAssertion = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync("/connect/token", byItself, assertion)));
        var byProof = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.SendAsync("/connect/token", byItself, proof: proof)));

        byAssertion.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        byAssertion.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Error == "invalid_client");
        byProof.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        byProof.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Error == "invalid_dpop_proof");
    }

    [Fact]
    public async Task On_PostgreSql_codes_and_refresh_tokens_are_redeemed_once_reuse_ends_the_family_and_sessions_end()
    {
        await using var hub = await TestHub.StartAsync(provider: DatabaseProvider.PostgreSql);
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync(browser: browser);

        var refreshed = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rp.RefreshAsync(tokens.RefreshToken)));
        refreshed.ShouldAllBe(answer => answer.Status == HttpStatusCode.OK);
        refreshed.Select(answer => answer.RefreshToken).Distinct().ShouldHaveSingleItem();

        var code = (await browser.GoAsync(rp.Authorize("openid")))["code"]!;
        var redeemed = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rp.RedeemAsync(code)));
        redeemed.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
        redeemed.Where(answer => answer.Status != HttpStatusCode.OK).ShouldAllBe(answer => answer.Error == "invalid_grant");

        hub.Time.Advance(TimeSpan.FromMinutes(1));
        (await rp.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await rp.RefreshAsync(refreshed[0].RefreshToken)).Error.ShouldBe("invalid_grant", "reuse ended the family");
        var again = await rp.SignInAsync(browser: browser);
        await browser.GoAsync($"/connect/logout?id_token_hint={again.IdToken}");
        (await rp.UserInfoAsync(again.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
