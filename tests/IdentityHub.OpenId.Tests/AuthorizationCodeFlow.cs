using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

public sealed class AuthorizationCodeFlow(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    [Fact]
    public async Task oidcc_server_a_person_signs_in_and_the_relying_party_gets_tokens()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);

        var visit = await browser.GoAsync(rp.Authorize("openid profile email gpid offline_access"));
        visit.Page.ShouldBe("sign-in");
        visit = await browser.SignInAsync(visit);

        visit.Location!.GetLeftPart(UriPartial.Path).ShouldBe(TestHub.RedirectUri);
        visit["state"].ShouldBe(rp.State);
        visit["iss"].ShouldBe(hub.Issuer.AbsoluteUri);
        var tokens = await rp.RedeemAsync(visit["code"]!);
        tokens.Status.ShouldBe(HttpStatusCode.OK, tokens.Body.ToString());
        tokens.Text("token_type").ShouldBe("Bearer");
        tokens.RefreshToken.ShouldNotBeNullOrEmpty();
        var (header, id) = Tokens.Read(tokens.IdToken);
        header.GetProperty("alg").GetString().ShouldBe("RS256");
        id.GetProperty("iss").GetString().ShouldBe(hub.Issuer.AbsoluteUri);
        id.GetProperty("aud").GetString().ShouldBe("demo-web");
        id.GetProperty("nonce").GetString().ShouldBe(rp.Nonce);
        id.GetProperty("sub").GetString()!.ShouldStartWith("acc_");
        id.GetProperty("sid").GetString()!.ShouldStartWith("ses_");
        id.GetProperty("gpid").GetString().ShouldBe(AccountsOnly.Party.ToString());
        id.GetProperty("amr")[0].GetString().ShouldBe("pwd");
        id.TryGetProperty("auth_time", out _).ShouldBeTrue();
    }
}
