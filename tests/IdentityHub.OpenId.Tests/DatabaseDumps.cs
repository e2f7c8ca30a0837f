using System.Security.Cryptography;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statement 60: whoever steals a copy of the database has nothing that opens a door.</summary>
public sealed class DatabaseDumps
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task S060_a_dump_of_the_database_holds_no_usable_secret(DatabaseProvider engine)
    {
        await using var hub = await TestHub.StartAsync(provider: engine);
        var secrets = new Dictionary<string, string> { ["password"] = TestHub.Password, ["client secret"] = TestHub.ClientSecret, ["root key"] = TestDatabase.RootKey };
        using var browser = new Browser(hub);
        await TokensAsync(hub, browser, secrets);
        var seed = await FactorsAsync(hub, secrets);

        var dump = await DatabaseDump.ReadAsync(hub.Database, Cancellation);

        dump.Holds(TestHub.Email).ShouldBeTrue("the dump is of this database");
        secrets.Where(secret => dump.Holds(secret.Value)).Select(secret => secret.Key).ShouldBeEmpty();
        dump.Holds(seed).ShouldBeFalse("the authenticator's seed");
        foreach (var key in hub.App.Services.GetRequiredService<SigningKeyRing>().Current.Signing.Select(credentials => credentials.Key))
            dump.Holds(PrivatePart(key)).ShouldBeFalse($"the signing key {key.KeyId}");
    }

    private static async Task TokensAsync(TestHub hub, Browser browser, Dictionary<string, string> secrets)
    {
        using var rp = new RelyingParty(hub);
        var tokens = await rp.SignInAsync(browser: browser);
        var refreshed = await rp.RefreshAsync(tokens.RefreshToken);
        var generated = await hub.RegisterClientAsync(new ClientDefinition("reference", "Reference", ClientKind.Confidential)
        {
            SignsPeopleIn = false, AccessTokenFormat = AccessTokenFormat.Reference, ActsByItself = true, Scopes = [HubScopes.PartyRead],
        });
        using var service = new RelyingParty(hub, "reference", generated.Secret);
        (secrets["refresh token"], secrets["its successor"], secrets["access token"], secrets["ID token"]) =
            (tokens.RefreshToken, refreshed.RefreshToken, tokens.AccessToken, tokens.IdToken);
        secrets["generated client secret"] = generated.Secret!;
        secrets["reference token"] = (await service.TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = HubScopes.PartyRead })).AccessToken;
        secrets["code"] = (await browser.GoAsync(rp.Authorize()))["code"]!;
        secrets["request URI"] = (await rp.PostAsync("/connect/par", rp.Parameters())).Text("request_uri")!;
        secrets["the request URI's handle"] = secrets["request URI"].Split(':')[^1];
        secrets["session cookie"] = browser.Cookies.GetCookies(hub.Issuer)["hub.session"]!.Value;

        await hub.RegisterClientAsync(new ClientDefinition("television", "Television", ClientKind.Public) { SignsPeopleIn = false, FurtherGrantTypes = [ClientGrants.DeviceCode], Scopes = ["profile"] });
        using var television = new RelyingParty(hub, "television", null);
        var device = await television.PostAsync("/connect/device", new() { ["scope"] = "openid" });
        (secrets["device code"], secrets["user code"]) = (device.Text("device_code").ShouldNotBeNull(device.Error), device.Text("user_code")!);
    }

    /// <summary>Second factors of an account; returns the authenticator's seed.</summary>
    private static async Task<byte[]> FactorsAsync(TestHub hub, Dictionary<string, string> secrets)
    {
        var account = (await hub.RegisterPersonAsync("factors@example.com")).AccountId;
        var seed = RandomNumberGenerator.GetBytes(20);
        secrets["the seed as it is shown"] = Base32.Encode(seed);
        await hub.WithAsync<Authenticator, bool>(async authenticator =>
        {
            await authenticator.SeedAsync(account, seed, Actor.Hub("tests"), Cancellation);
            return true;
        });
        foreach (var (code, number) in (await hub.WithAsync<RecoveryCodes, IReadOnlyList<string>>(codes => codes.RenewAsync(account, Cancellation))).Select((code, number) => (code, number)))
        {
            secrets[$"recovery code {number}"] = code;
            secrets[$"recovery code {number}, bare"] = code.Replace("-", "", StringComparison.Ordinal);
        }
        secrets["remembered device"] = await hub.WithAsync<RememberedDevices, string>(async devices =>
        {
            var http = new DefaultHttpContext();
            await devices.RememberAsync(http, account, Cancellation);
            return http.Response.Headers.SetCookie.ToString().Split('=', ';')[1];
        });
        return seed;
    }

    private static byte[] PrivatePart(SecurityKey key) => key switch
    {
        ECDsaSecurityKey elliptic => elliptic.ECDsa.ExportParameters(includePrivateParameters: true).D!,
        RsaSecurityKey rsa => rsa.Rsa.ExportParameters(includePrivateParameters: true).P!,
        SymmetricSecurityKey symmetric => symmetric.Key,
        _ => throw new ArgumentException(key.GetType().Name),
    };
}
