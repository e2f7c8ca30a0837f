using System.Text.Json;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Certification;

/// <summary>The OpenID Foundation's Back-Channel Logout certification.</summary>
public sealed class BackChannelLogoutProfile(HubFixture fixture) : IClassFixture<HubFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task oidcc_backchannel_logout_discovery_endpoint_verification()
    {
        using var rp = new RelyingParty(fixture.Hub);
        var document = JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation)).RootElement;

        document.GetProperty("backchannel_logout_supported").GetBoolean().ShouldBeTrue();
        document.GetProperty("backchannel_logout_session_supported").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task oidcc_backchannel_rp_initiated_logout()
    {
        await using var sites = await LogoutReceiver.StartAsync();
        await using var hub = await TestHub.StartAsync(worker: true);
        await hub.RegisterClientAsync(new ClientDefinition("shop", "Shop", ClientKind.Confidential)
        {
            ChosenSecret = "a-site-secret",
            RedirectUris = [new Uri(TestHub.RedirectUri)],
            PostLogoutRedirectUris = [new Uri(TestHub.PostLogoutUri)],
            Scopes = ["profile"],
            Consent = ClientConsent.Implicit,
            BackChannelLogoutUri = new Uri($"{sites.Address}/shop"),
        });
        using var browser = new Browser(hub);
        using var shop = new RelyingParty(hub, "shop", "a-site-secret");
        var tokens = await shop.SignInAsync("openid", browser);

        var end = await browser.GoAsync($"/connect/logout?id_token_hint={tokens.IdToken}&post_logout_redirect_uri={Uri.EscapeDataString(TestHub.PostLogoutUri)}&state=s");

        (end.Target, end["state"]).ShouldBe((TestHub.PostLogoutUri, "s"));
        var token = (await sites.WaitForAsync("shop"))["shop"];
        var keys = new JsonWebKeySet(await shop.Http.GetStringAsync("/.well-known/jwks", Cancellation));
        var verified = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = hub.Issuer.AbsoluteUri,
            ValidAudience = "shop",
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidTypes = ["logout+jwt"],
            ValidAlgorithms = ["RS256"],
        });
        verified.IsValid.ShouldBeTrue(verified.Exception?.Message);
        var (was, payload) = (Tokens.Read(tokens.IdToken).Payload, Tokens.Read(token).Payload);
        payload.GetProperty("sub").GetString().ShouldBe(was.GetProperty("sub").GetString());
        payload.GetProperty("sid").GetString().ShouldBe(was.GetProperty("sid").GetString());
        payload.GetProperty("events").GetProperty("http://schemas.openid.net/event/backchannel-logout").EnumerateObject().ShouldBeEmpty();
        payload.GetProperty("jti").GetString().ShouldNotBeNullOrEmpty();
        payload.TryGetProperty("nonce", out _).ShouldBeFalse();
    }
}
