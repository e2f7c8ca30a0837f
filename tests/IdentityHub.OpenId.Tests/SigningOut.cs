using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.SignOut;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>RP-initiated and back-channel logout, statements 89 and 90.</summary>
public sealed class SigningOut(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S089_a_proven_request_ends_the_session_with_its_tokens_and_goes_back()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync(browser: browser);

        var visit = await browser.GoAsync(Logout(tokens.IdToken, TestHub.PostLogoutUri, "a state%20&"));

        visit.Location!.GetLeftPart(UriPartial.Path).ShouldBe(TestHub.PostLogoutUri);
        visit["state"].ShouldBe("a state%20&");
        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"))))["error"].ShouldBe("login_required");
        (await browser.GoAsync("/account")).Page.ShouldBe("nobody");
        (await rp.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S089_a_forged_or_unsigned_hint_ends_nothing_and_leads_nowhere()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync(browser: browser);
        var none = RelyingParty.Base64Url("""{"alg":"none"}"""u8.ToArray()) + "." + tokens.IdToken.Split('.')[1] + ".";

        foreach (var hint in (string[])[tokens.IdToken[..^6] + "AAAAAA", none, "nonsense"])
        {
            var visit = await browser.GoAsync(Logout(hint, TestHub.PostLogoutUri));
            visit.Location.ShouldBeNull();
            (await browser.GoAsync("/account")).Page.ShouldStartWith("acc_");
        }
    }

    [Fact]
    public async Task S089_a_hint_of_somebody_else_does_not_sign_this_person_out_unasked()
    {
        await hub.RegisterPersonAsync("victim@example.com");
        using var victim = new Browser(hub);
        await victim.SignInAsync("victim@example.com");
        using var rp = new RelyingParty(hub);
        var attacker = await rp.SignInAsync();

        (await victim.GoAsync(Logout(attacker.IdToken, TestHub.PostLogoutUri))).Page.ShouldBe("sign-out");
        (await victim.GoAsync("/account")).Page.ShouldStartWith("acc_");
    }

    [Fact]
    public async Task S090_every_relying_party_of_the_session_is_told_and_told_again()
    {
        await using var sites = await LogoutReceiver.StartAsync();
        await using var own = await TestHub.StartAsync(worker: true);
        foreach (var site in (string[])["shop", "community"])
        {
            await own.RegisterClientAsync(new ClientDefinition(site, site, ClientKind.Confidential)
            {
                ChosenSecret = "a-site-secret",
                RedirectUris = [new Uri(TestHub.RedirectUri)],
                Scopes = ["profile"],
                Consent = ClientConsent.Implicit,
                BackChannelLogoutUri = new Uri($"{sites.Address}/{site}"),
            });
        }
        using var browser = new Browser(own);
        using var shop = new RelyingParty(own, "shop", "a-site-secret");
        using var community = new RelyingParty(own, "community", "a-site-secret");
        var tokens = await shop.SignInAsync("openid", browser);
        await community.SignInAsync("openid", browser);
        sites.FailFirst("community");

        await browser.GoAsync($"/connect/logout?id_token_hint={tokens.IdToken}");

        var received = await sites.WaitForAsync("shop", "community");
        var keys = new JsonWebKeySet(await shop.Http.GetStringAsync("/.well-known/jwks", Cancellation));
        var id = Tokens.Read(tokens.IdToken).Payload;
        foreach (var (site, token) in received)
        {
            var verified = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
            {
                ValidIssuer = own.Issuer.AbsoluteUri,
                ValidAudience = site,
                IssuerSigningKeys = keys.GetSigningKeys(),
                ValidTypes = ["logout+jwt"],
            });
            verified.IsValid.ShouldBeTrue(verified.Exception?.Message);
            var payload = Tokens.Read(token).Payload;
            payload.GetProperty("sid").GetString().ShouldBe(id.GetProperty("sid").GetString());
            payload.GetProperty("sub").GetString().ShouldBe(id.GetProperty("sub").GetString());
            payload.GetProperty("events").GetProperty("http://schemas.openid.net/event/backchannel-logout").ValueKind.ShouldBe(JsonValueKind.Object);
            payload.GetProperty("jti").GetString().ShouldNotBeNullOrEmpty();
            payload.TryGetProperty("nonce", out _).ShouldBeFalse();
        }
        TypeId.TryParse<SessionId>(id.GetProperty("sid").GetString(), out var session).ShouldBeTrue();
        IReadOnlyList<LogoutDelivery> record = [];
        await Testing.Waiting.UntilAsync(async () =>
        {
            record = await own.WithAsync<ILogoutStore, IReadOnlyList<LogoutDelivery>>(store => store.ListAsync(session, Cancellation));
            return record.Count == 2 && record.All(delivery => delivery.DeliveredAt is not null);
        });
        record.ShouldAllBe(delivery => delivery.DeliveredAt != null);
        record.Single(delivery => delivery.ClientId == "community").Attempts.ShouldBe(2);
    }

    [Fact]
    public async Task S044_S090_a_private_address_is_not_called_unless_it_is_excepted()
    {
        await using var sites = await LogoutReceiver.StartAsync();
        using var strict = new Outbound.OutboundHttp(new SignOnOptions { Issuer = hub.Issuer });
        using var excepted = new Outbound.OutboundHttp(new SignOnOptions { Issuer = hub.Issuer, AllowedHosts = ["127.0.0.1"] });
        using var content = new StringContent("x");

        await Should.ThrowAsync<HttpRequestException>(() => strict.PostAsync(new Uri($"{sites.Address}/any"), content, Cancellation));
        await Should.ThrowAsync<HttpRequestException>(() => strict.PostAsync(new Uri(sites.Address.Replace("http://127.0.0.1", "https://localhost") + "/any"), content, Cancellation));
        using var again = new FormUrlEncodedContent([new("logout_token", "x")]);
        (await excepted.PostAsync(new Uri($"{sites.Address}/any"), again, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Logout(string hint, string uri, string? state = null)
    {
        var address = QueryHelpers.AddQueryString("/connect/logout", new Dictionary<string, string?> { ["id_token_hint"] = hint, ["post_logout_redirect_uri"] = uri });
        return state is null ? address : QueryHelpers.AddQueryString(address, "state", state);
    }
}
