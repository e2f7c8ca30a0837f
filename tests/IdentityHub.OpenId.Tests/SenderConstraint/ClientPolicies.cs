using System.Net;
using System.Net.Http.Headers;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>What a client is set to: algorithms, token format, lifetimes, resources, who introspects (statements 48 and 87).</summary>
[Collection(nameof(ProfileHub))]
public sealed class ClientPolicies(ProfileHub fixture)
{
    private const string Orders = "https://orders.example/api";
    private const string Stock = "https://stock.example/api";
    private const string Secret = "a-secret-of-this-test";

    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SigningAlgorithm.ES256, SigningAlgorithm.ES256)]
    [InlineData(SigningAlgorithm.PS256, SigningAlgorithm.PS256)]
    [InlineData(SigningAlgorithm.RS256, SigningAlgorithm.ES256)]
    public async Task Tokens_are_signed_with_the_algorithms_that_the_client_is_set_to(SigningAlgorithm access, SigningAlgorithm identity)
    {
        using var rp = await RegisterAsync(new($"alg-{access}-{identity}", "Algorithms", ClientKind.Confidential) { AccessTokenAlgorithm = access, IdTokenAlgorithm = identity });

        var tokens = await rp.SignInAsync("openid");

        var keys = System.Text.Json.JsonDocument.Parse(await rp.Http.GetStringAsync("/.well-known/jwks", Cancellation)).RootElement.GetProperty("keys").EnumerateArray().ToList();
        foreach (var (token, algorithm) in ((string, SigningAlgorithm)[])[(tokens.AccessToken, access), (tokens.IdToken, identity)])
        {
            var header = Tokens.Read(token).Header;
            header.GetProperty("alg").GetString().ShouldBe(algorithm.ToString());
            keys.Single(key => key.GetProperty("kid").GetString() == header.GetProperty("kid").GetString()).GetProperty("alg").GetString().ShouldBe(algorithm.ToString());
        }
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_reference_token_says_nothing_works_and_ends_at_once_when_revoked()
    {
        using var rp = await RegisterAsync(new("references", "References", ClientKind.Confidential) { AccessTokenFormat = AccessTokenFormat.Reference });

        var tokens = await rp.SignInAsync("openid offline_access");

        tokens.AccessToken.ShouldNotContain(".");
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await IntrospectAsync(rp, tokens.AccessToken)).Body.GetProperty("active").GetBoolean().ShouldBeTrue();
        var refreshed = await rp.RefreshAsync(tokens.RefreshToken);
        refreshed.AccessToken.ShouldNotContain(".");
        (await rp.PostAsync("/connect/revoke", new() { ["token"] = refreshed.AccessToken })).Status.ShouldBe(HttpStatusCode.OK);
        (await rp.UserInfoAsync(refreshed.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await rp.PostAsync("/connect/revoke", new() { ["token"] = refreshed.RefreshToken })).Status.ShouldBe(HttpStatusCode.OK);
        (await rp.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "its family ended");
    }

    [Fact]
    public async Task The_api_takes_a_reference_token()
    {
        using var rp = await RegisterAsync(new("reference-service", "Service", ClientKind.Confidential)
        {
            AccessTokenFormat = AccessTokenFormat.Reference, ActsByItself = true, Scopes = [HubScopes.PartyRead],
        });
        var token = (await rp.TokenAsync(new() { ["grant_type"] = "client_credentials", ["scope"] = HubScopes.PartyRead })).AccessToken;

        rp.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await rp.Http.GetAsync("/api", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Lifetimes_follow_the_client()
    {
        await using var own = await TestHub.StartAsync();
        await own.RegisterClientAsync(With(new("short", "Short", ClientKind.Confidential)
        {
            Lifetimes = new()
            {
                Code = TimeSpan.FromSeconds(10), AccessToken = TimeSpan.FromSeconds(30), IdToken = TimeSpan.FromSeconds(40),
                RefreshToken = TimeSpan.FromMinutes(5), Grant = TimeSpan.FromMinutes(8),
            },
        }));
        using var rp = new RelyingParty(own, "short", Secret);
        using var browser = new Browser(own);
        var tokens = await rp.SignInAsync("openid offline_access", browser);
        long Life(string token) => Tokens.Read(token).Payload is var claims ? claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64() : 0;
        tokens.Body.GetProperty("expires_in").GetInt32().ShouldBeInRange(1, 30);
        Life(tokens.AccessToken).ShouldBe(30);
        Life(tokens.IdToken).ShouldBe(40);
        var code = (await browser.GoAsync(rp.Authorize()))["code"]!;
        own.Time.Advance(TimeSpan.FromSeconds(11));
        (await rp.RedeemAsync(code)).Error.ShouldBe("invalid_grant");

        own.Time.Advance(TimeSpan.FromMinutes(4));
        var refreshed = await rp.RefreshAsync(tokens.RefreshToken);
        refreshed.Status.ShouldBe(HttpStatusCode.OK);
        own.Time.Advance(TimeSpan.FromMinutes(4));
        (await rp.RefreshAsync(refreshed.RefreshToken)).Error.ShouldBe("invalid_grant", "the sign-in is older than eight minutes");
    }

    [Fact]
    public async Task S048_tokens_are_for_the_resources_that_were_asked_for_and_others_are_refused()
    {
        using var rp = await RegisterAsync(new("orders-and-stock", "Shop", ClientKind.Confidential) { Audiences = [Orders, Stock], ActsByItself = true, Scopes = ["openid", "offline_access", HubScopes.PartyRead] });
        using var browser = new Browser(hub);
        var code = (await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid offline_access") + Resource(Orders) + Resource(Stock))))["code"]!;
        var tokens = await rp.RedeemAsync(code, ("resource", Orders));
        Audiences(tokens).ShouldBe([Orders]);
        (await rp.TokenAsync(Refresh(tokens, "https://elsewhere.example/"))).Error.ShouldBe("invalid_target");
        var narrowed = await rp.TokenAsync(Refresh(tokens, Stock));
        Audiences(narrowed).ShouldBe([Stock]);
        Audiences(await rp.RefreshAsync(narrowed.RefreshToken)).ShouldBe([Orders, Stock], ignoreOrder: true, "narrowing a token doesn't narrow the grant");

        var byItself = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = HubScopes.PartyRead };
        Audiences(await rp.TokenAsync(new(byItself) { ["resource"] = Orders })).ShouldBe([Orders]);
        foreach (var wrong in (string[])["https://elsewhere.example/", Orders + "/more", "orders", Orders + "#fragment"])
            (await rp.TokenAsync(new(byItself) { ["resource"] = wrong })).Error.ShouldBe("invalid_target", wrong);
        (await browser.GoAsync(rp.Authorize("openid") + Resource("https://elsewhere.example/")))["error"].ShouldBe("invalid_target");
        (await rp.PostAsync("/connect/par", new(rp.Parameters("openid")) { ["resource"] = "https://elsewhere.example/" })).Error.ShouldBe("invalid_target");
    }

    [Fact]
    public async Task S048_a_grant_for_one_resource_gives_no_token_for_another_and_the_hubs_api_refuses_it()
    {
        using var rp = await RegisterAsync(new("orders-only-asked", "Shop", ClientKind.Confidential) { Audiences = [Orders, Stock], Scopes = ["openid", HubScopes.PartyRead] });
        using var browser = new Browser(hub);
        var visit = await browser.SignInAsync(await browser.GoAsync(rp.Authorize("openid party.read") + Resource(Orders)));

        (await rp.RedeemAsync(visit["code"]!, ("resource", Stock))).Error.ShouldBe("invalid_target");

        var token = (await rp.RedeemAsync(visit["code"]!)).AccessToken;
        rp.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await rp.Http.GetAsync("/api", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task S087_a_resource_server_introspects_tokens_of_its_own_audience_only()
    {
        using var rp = await RegisterAsync(new("introspected", "Shop", ClientKind.Confidential) { Audiences = [Orders, Stock], ActsByItself = true, Scopes = [HubScopes.PartyRead] });
        using var server = await RegisterAsync(new("orders-server", "Orders", ClientKind.Confidential) { ServesAudiences = [Orders], SignsPeopleIn = false });
        var byItself = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["scope"] = HubScopes.PartyRead };
        var orders = (await rp.TokenAsync(new(byItself) { ["resource"] = Orders })).AccessToken;
        var stock = (await rp.TokenAsync(new(byItself) { ["resource"] = Stock })).AccessToken;

        var seen = (await IntrospectAsync(server, orders)).Body;
        seen.GetProperty("active").GetBoolean().ShouldBeTrue();
        seen.GetProperty("scope").GetString().ShouldBe(HubScopes.PartyRead);
        seen.GetProperty("client_id").GetString().ShouldBe("introspected");
        (await IntrospectAsync(server, stock)).Body.EnumerateObject().Select(member => member.Name).ShouldBe(["active"]);
        (await IntrospectAsync(server, stock)).Body.GetProperty("active").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task S100_every_change_of_a_client_is_audited_by_what_changed()
    {
        var definition = With(new("changing", "Changing", ClientKind.Confidential));
        await hub.RegisterClientAsync(definition);
        await hub.WithAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(definition with { ChosenSecret = null, RequireDpop = true, Lifetimes = new() { AccessToken = TimeSpan.FromMinutes(1) } },
            Actor.Hub("tests"), Cancellation)).Succeeded(out _, out _));

        var found = await hub.WithAsync<ClientRegistry, RegisteredClient?>(async clients => await clients.FindAsync("changing", Cancellation));
        found!.Definition.RequireDpop.ShouldBeTrue();
        found.Definition.Lifetimes.AccessToken.ShouldBe(TimeSpan.FromMinutes(1));
        var entries = (await hub.WithAsync<IAuditTrail, IReadOnlyList<AuditEntry>>(async trail => [.. (await trail.ReadAsync("changing", null, 10, Cancellation)).Select(row => row.Entry)]));
        entries.Select(entry => entry.Action).ShouldBe(["client.change", "client.register"]);
        entries[0].Detail.ShouldBe("Lifetimes,RequireDpop");
        entries[0].Actor.ShouldBe(Actor.Hub("tests"));
    }

    private static string Resource(string resource) => "&resource=" + Uri.EscapeDataString(resource);

    private static Dictionary<string, string> Refresh(Tokens tokens, string resource) =>
        new() { ["grant_type"] = "refresh_token", ["refresh_token"] = tokens.RefreshToken, ["resource"] = resource };

    private static string[] Audiences(Tokens tokens)
    {
        var audience = Tokens.Read(tokens.AccessToken).Payload.GetProperty("aud");
        return audience.ValueKind == System.Text.Json.JsonValueKind.Array ? [.. audience.EnumerateArray().Select(value => value.GetString()!)] : [audience.GetString()!];
    }

    private static Task<Tokens> IntrospectAsync(RelyingParty rp, string token) => rp.PostAsync("/connect/introspect", new() { ["token"] = token });

    private static ClientDefinition With(ClientDefinition definition) => definition with
    {
        ChosenSecret = Secret,
        Consent = ClientConsent.Implicit,
        RedirectUris = definition.SignsPeopleIn ? [new Uri(TestHub.RedirectUri)] : [],
        Scopes = definition.Scopes.Count > 0 || !definition.SignsPeopleIn ? definition.Scopes : [.. HubScopes.Identity],
    };

    private async Task<RelyingParty> RegisterAsync(ClientDefinition definition)
    {
        await hub.RegisterClientAsync(With(definition));
        return new RelyingParty(hub, definition.ClientId, Secret);
    }
}
