using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statement 49: tokens that somebody made with what anybody has, at user-info, at introspection and at the API.</summary>
public sealed class ForgedTokens(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S049_a_published_key_is_no_secret_and_a_key_inside_a_token_proves_nothing()
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync("openid crosswalk.link");
        var (header, payload) = Tokens.Read(tokens.AccessToken);
        var keys = JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation)).RootElement.GetProperty("keys").EnumerateArray().ToList();
        var kid = header.GetProperty("kid").GetString()!;
        (await StatusesAsync(rp, tokens.AccessToken)).ShouldAllBe(status => status == HttpStatusCode.OK);

        var forged = new List<string>();
        foreach (var key in keys)
        {
            // The confusion of a verifier that takes the public key for a shared secret, in every form that the key has.
            foreach (var secret in PublicForms(key))
                forged.Add(Sign($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{key.GetProperty("kid").GetString()}}"}""", payload, input => HMACSHA256.HashData(secret, input)));
        }
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = own.ExportParameters(false).Q;
        var jwk = $$"""{"kty":"EC","crv":"P-256","x":"{{RelyingParty.Base64Url(point.X!)}}","y":"{{RelyingParty.Base64Url(point.Y!)}}","kid":"{{kid}}"}""";
        foreach (var extra in (string[])[$"\"jwk\":{jwk}", "\"jku\":\"https://evil.example/jwks\"", "\"x5u\":\"https://evil.example/x\"", "\"crit\":[\"exp\"]", "\"b64\":false"])
            forged.Add(Sign($$"""{"alg":"ES256","typ":"at+jwt","kid":"{{kid}}",{{extra}}}""", payload, input => own.SignData(input, HashAlgorithmName.SHA256)));

        foreach (var token in forged)
            (await StatusesAsync(rp, token)).ShouldAllBe(status => status == HttpStatusCode.Unauthorized, Tokens.Read(token).Header.ToString());
    }

    [Fact]
    public async Task S047_neither_kind_of_token_passes_for_the_other()
    {
        using var browser = new Browser(hub);
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync("openid crosswalk.link", browser);

        (await StatusesAsync(rp, tokens.IdToken)).ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        (await browser.GoAsync(rp.Authorize("openid", ("prompt", "none"), ("id_token_hint", tokens.AccessToken))))["code"].ShouldBeNull();
        var visit = await browser.GoAsync($"/connect/logout?id_token_hint={tokens.AccessToken}&post_logout_redirect_uri={Uri.EscapeDataString(TestHub.PostLogoutUri)}");
        visit.Target.ShouldBeNull();
        (await browser.GoAsync("/account")).Page.ShouldStartWith("acc_");
    }

    [Fact]
    public async Task S087_an_expired_token_is_inactive_and_nothing_more()
    {
        await using var own = await TestHub.StartAsync();
        using var rp = new RelyingParty(own);
        var tokens = await rp.SignInAsync();
        own.Time.Advance(TimeSpan.FromMinutes(6));

        var answer = await rp.PostAsync("/connect/introspect", new() { ["token"] = tokens.AccessToken });

        answer.Body.EnumerateObject().ShouldHaveSingleItem().ToString().ShouldBe("\"active\": false");
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> StatusesAsync(RelyingParty rp, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api") { Headers = { Authorization = new("Bearer", token) } };
        using var api = await rp.Http.SendAsync(request, Cancellation);
        var active = (await rp.PostAsync("/connect/introspect", new() { ["token"] = token })).Text("active") == "True";
        return [(await rp.UserInfoAsync(token)).Response.StatusCode, api.StatusCode, active ? HttpStatusCode.OK : HttpStatusCode.Unauthorized];
    }

    private static IEnumerable<byte[]> PublicForms(JsonElement key)
    {
        yield return Encoding.UTF8.GetBytes(key.GetRawText());
        if (key.GetProperty("kty").GetString() == "RSA")
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") });
            yield return Bytes("n");
            yield return rsa.ExportSubjectPublicKeyInfo();
            yield return Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem());
        }
        else
        {
            using var ec = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = Bytes("x"), Y = Bytes("y") } });
            yield return Bytes("x");
            yield return ec.ExportSubjectPublicKeyInfo();
            yield return Encoding.ASCII.GetBytes(ec.ExportSubjectPublicKeyInfoPem());
        }

        byte[] Bytes(string member) => Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(key.GetProperty(member).GetString()!);
    }

    private static string Sign(string header, JsonElement payload, Func<byte[], byte[]> sign)
    {
        var input = RelyingParty.Base64Url(Encoding.UTF8.GetBytes(header)) + "." + RelyingParty.Base64Url(Encoding.UTF8.GetBytes(payload.GetRawText()));
        return input + "." + RelyingParty.Base64Url(sign(Encoding.ASCII.GetBytes(input)));
    }
}
