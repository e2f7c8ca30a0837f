using System.Net;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.Tests.Hosting;
using IdentityHub.OpenId.Tests.SenderConstraint;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Token exchange (RFC 8693), statements 82 to 84.</summary>
public sealed class TokenExchange(HubFixture fixture) : IClassFixture<HubFixture>
{
    private const string Orders = "https://orders.example";
    private const string Stock = "https://stock.example";
    private const string Secret = "an-exchange-secret";
    private static readonly string Scope = $"openid offline_access {HubScopes.CrosswalkLink}";
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S082_S083_an_api_gets_a_token_for_the_next_one_that_says_who_acts()
    {
        using var gateway = await ServiceAsync("gateway", HubScopes.ApiAudience, [Orders, Stock]);
        using var orders = await ServiceAsync("orders", Orders, [Stock]);
        using var rp = new RelyingParty(hub);
        var subject = await rp.SignInAsync(Scope);

        var first = await ExchangeAsync(gateway, subject.AccessToken, ("audience", Orders));
        first.Error.ShouldBeNull();
        first.Text("issued_token_type").ShouldBe("urn:ietf:params:oauth:token-type:access_token");
        first.Text("token_type").ShouldBe("Bearer");
        first.Body.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        first.Body.TryGetProperty("id_token", out _).ShouldBeFalse();
        var (header, payload) = Tokens.Read(first.AccessToken);
        header.GetProperty("typ").GetString().ShouldBe("at+jwt");
        payload.GetProperty("aud").GetString().ShouldBe(Orders);
        payload.GetProperty("sub").GetString().ShouldBe(Tokens.Read(subject.IdToken).Payload.GetProperty("sub").GetString());
        payload.GetProperty("client_id").GetString().ShouldBe("gateway");
        payload.GetProperty("scope").GetString().ShouldBe(HubScopes.CrosswalkLink);
        payload.GetProperty("acr").GetString().ShouldBe("urn:identityhub:acr:1");
        payload.GetProperty("act").GetRawText().ShouldBe("""{"sub":"gateway"}""");

        var second = await ExchangeAsync(orders, first.AccessToken);
        Tokens.Read(second.AccessToken).Payload.GetProperty("act").GetRawText().ShouldBe("""{"sub":"orders","act":{"sub":"gateway"}}""", "the newest outermost");
        var described = await orders.PostAsync("/connect/introspect", new() { ["token"] = second.AccessToken });
        described.Body.GetProperty("act").GetProperty("act").GetProperty("sub").GetString().ShouldBe("gateway");
        described.Body.GetProperty("acr").GetString().ShouldBe("urn:identityhub:acr:1");
        described.Body.EnumerateObject().ShouldAllBe(member => !member.Name.StartsWith("hub_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task S083_the_actors_own_token_names_the_actor()
    {
        using var gateway = await ServiceAsync("gateway-actor", HubScopes.ApiAudience, [Orders]);
        using var rp = new RelyingParty(hub);
        var subject = await rp.SignInAsync(Scope);
        var own = await gateway.TokenAsync(new() { ["grant_type"] = "client_credentials" });
        using var service = new RelyingParty(hub, "demo-service", "demo-service-secret");
        var foreign = await service.TokenAsync(new() { ["grant_type"] = "client_credentials" });

        var exchanged = await ExchangeAsync(gateway, subject.AccessToken, ("actor_token", own.AccessToken), ("actor_token_type", AccessTokenType));
        Tokens.Read(exchanged.AccessToken).Payload.GetProperty("act").GetProperty("sub").GetString().ShouldBe("gateway-actor");
        (await ExchangeAsync(gateway, subject.AccessToken, ("actor_token", foreign.AccessToken), ("actor_token_type", AccessTokenType))).Error.ShouldBe("invalid_grant");
        (await ExchangeAsync(gateway, subject.AccessToken, ("actor_token", own.AccessToken))).Error.ShouldBe("invalid_request");
        (await ExchangeAsync(gateway, subject.AccessToken, ("actor_token", "nonsense"), ("actor_token_type", AccessTokenType))).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task S082_who_may_exchange_what_for_what_is_the_clients_policy()
    {
        using var gateway = await ServiceAsync("gateway-policy", HubScopes.ApiAudience, [Orders, Stock]);
        using var elsewhere = await ServiceAsync("gateway-elsewhere", Stock, [Orders]);
        using var rp = new RelyingParty(hub);
        using var service = new RelyingParty(hub, "demo-service", "demo-service-secret");
        var subject = await rp.SignInAsync(Scope);
        var own = await service.TokenAsync(new() { ["grant_type"] = "client_credentials" });

        (await ExchangeAsync(service, subject.AccessToken, ("audience", Orders))).Error.ShouldBe("unauthorized_client");
        (await ExchangeAsync(elsewhere, subject.AccessToken)).Error.ShouldBe("invalid_grant", "the token is not for an API of this client");
        (await ExchangeAsync(gateway, subject.AccessToken, ("audience", "https://other.example"))).Error.ShouldBe("invalid_target");
        (await ExchangeAsync(gateway, subject.AccessToken)).Error.ShouldBe("invalid_target", "which of two isn't guessed");
        (await ExchangeAsync(gateway, subject.AccessToken, ("audience", Orders), ("scope", HubScopes.Merge))).Error.ShouldBe("invalid_scope");
        (await ExchangeAsync(gateway, subject.AccessToken, ("audience", Orders), ("scope", "offline_access"))).Error.ShouldBe("invalid_request", "no refresh token comes of it");
        (await ExchangeAsync(gateway, own.AccessToken, ("audience", Orders))).Error.ShouldBe("invalid_grant", "nobody is behind a client's own token");
        (await ExchangeAsync(gateway, subject.RefreshToken, ("audience", Orders))).Error.ShouldBe("invalid_grant");
        (await ExchangeAsync(gateway, subject.IdToken, ("audience", Orders))).Error.ShouldBe("invalid_grant");
        (await ExchangeAsync(gateway, subject.AccessToken[..^6] + "AAAAAA", ("audience", Orders))).Error.ShouldBe("invalid_grant");
        foreach (var type in (string[])["urn:ietf:params:oauth:token-type:refresh_token", "urn:ietf:params:oauth:token-type:id_token", "urn:ietf:params:oauth:token-type:saml2", "bogus"])
            (await ExchangeAsync(gateway, subject.AccessToken, ("subject_token_type", type), ("audience", Orders))).Error.ShouldBe("invalid_request", type);
        (await ExchangeAsync(gateway, subject.AccessToken, ("requested_token_type", "urn:ietf:params:oauth:token-type:refresh_token"), ("audience", Orders))).Error.ShouldBe("invalid_request");
    }

    [Fact]
    public async Task S083_a_token_that_names_who_may_act_serves_nobody_else()
    {
        await hub.RegisterClientAsync(new ClientDefinition("guarded-web", "Guarded", ClientKind.Confidential)
        {
            ChosenSecret = Secret,
            RedirectUris = [new Uri(TestHub.RedirectUri)],
            Scopes = [HubScopes.CrosswalkLink],
            Consent = ClientConsent.Implicit,
            MayAct = "gateway-named",
        });
        using var guarded = new RelyingParty(hub, "guarded-web", Secret);
        using var named = await ServiceAsync("gateway-named", HubScopes.ApiAudience, [Orders]);
        using var unnamed = await ServiceAsync("gateway-unnamed", HubScopes.ApiAudience, [Orders]);
        using var impersonator = await ServiceAsync("gateway-unnamed-too", HubScopes.ApiAudience, [Orders], mayImpersonate: true);
        var subject = await guarded.SignInAsync($"openid {HubScopes.CrosswalkLink}");
        Tokens.Read(subject.AccessToken).Payload.GetProperty("may_act").GetProperty("sub").GetString().ShouldBe("gateway-named");

        (await ExchangeAsync(unnamed, subject.AccessToken)).Error.ShouldBe("invalid_grant");
        (await ExchangeAsync(impersonator, subject.AccessToken)).Error.ShouldBe("invalid_grant");
        (await ExchangeAsync(named, subject.AccessToken)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task S083_S100_impersonation_needs_a_policy_and_every_exchange_is_audited()
    {
        using var gateway = await ServiceAsync("gateway-plain", HubScopes.ApiAudience, [Orders]);
        using var impersonator = await ServiceAsync("gateway-impersonator", HubScopes.ApiAudience, [Orders], mayImpersonate: true);
        using var rp = new RelyingParty(hub);
        await hub.RegisterPersonAsync("impersonated@example.com");
        using var browser = new Browser(hub);
        await browser.SignInAsync("impersonated@example.com");
        var subject = await rp.SignInAsync(Scope, browser);
        var person = Tokens.Read(subject.IdToken).Payload.GetProperty("sub").GetString()!;

        Tokens.Read((await ExchangeAsync(gateway, subject.AccessToken)).AccessToken).Payload.TryGetProperty("act", out _).ShouldBeTrue("without a policy the client is the actor");
        Tokens.Read((await ExchangeAsync(impersonator, subject.AccessToken)).AccessToken).Payload.TryGetProperty("act", out _).ShouldBeFalse();

        var trail = await hub.WithAsync<IAuditTrail, IReadOnlyList<(long, DateTimeOffset, AuditEntry Entry)>>(audit => audit.ReadAsync(person, null, 10, Cancellation));
        var exchange = trail.Select(row => row.Entry).Single(entry => entry.Action == "token.exchange");
        exchange.Actor.ShouldBe(Actor.Client("gateway-plain"));
        exchange.Detail.ShouldNotBeNull().ShouldContain(Orders);
        trail.Select(row => row.Entry).Single(entry => entry.Action == "token.impersonate").Actor.ShouldBe(Actor.Client("gateway-impersonator"));
    }

    [Fact]
    public async Task S084_an_exchanged_token_ends_with_the_session_the_family_and_the_token_it_came_from()
    {
        using var gateway = await ServiceAsync("gateway-ends", HubScopes.ApiAudience, [Orders]);
        using var orders = await ServiceAsync("orders-ends", Orders, [Stock]);
        using var rp = new RelyingParty(hub);
        using var browser = new Browser(hub);
        var subject = await rp.SignInAsync(Scope, browser);
        hub.Time.Advance(TimeSpan.FromMinutes(3));
        var first = await ExchangeAsync(gateway, subject.AccessToken);
        var second = await ExchangeAsync(orders, first.AccessToken);
        foreach (var token in (Tokens[])[first, second])
        {
            Tokens.Read(token.AccessToken).Payload.GetProperty("exp").GetInt64().ShouldBe(Tokens.Read(subject.AccessToken).Payload.GetProperty("exp").GetInt64());
            token.Body.GetProperty("expires_in").GetInt64().ShouldBeLessThanOrEqualTo(120);
        }
        (await ActiveAsync(orders, second)).ShouldBeTrue();

        // The subject's token is revoked: what came from it is dead, its sisters are not.
        var sister = await rp.RefreshAsync(subject.RefreshToken);
        await rp.PostAsync("/connect/revoke", new() { ["token"] = subject.AccessToken });
        (await ActiveAsync(gateway, first)).ShouldBeFalse();
        (await ActiveAsync(orders, second)).ShouldBeFalse();
        (await ExchangeAsync(gateway, subject.AccessToken)).Error.ShouldBe("invalid_grant");
        var third = await ExchangeAsync(gateway, sister.AccessToken);
        (await ActiveAsync(gateway, third)).ShouldBeTrue();

        TypeId.TryParse<AccountId>((await browser.GoAsync("/account")).Page, out var account).ShouldBeTrue();
        TypeId.TryParse<SessionId>(Tokens.Read(subject.IdToken).Payload.GetProperty("sid").GetString(), out var session).ShouldBeTrue();
        await hub.WithAsync<SessionDirectory, bool>(directory => directory.EndAsync(account, session, SessionEnding.Administrator, Actor.Hub("tests"), Cancellation));
        (await ActiveAsync(gateway, third)).ShouldBeFalse("killing the session kills it");
        (await ExchangeAsync(gateway, sister.AccessToken)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task S082_an_expired_token_can_not_be_exchanged()
    {
        using var gateway = await ServiceAsync("gateway-late", HubScopes.ApiAudience, [Orders]);
        using var rp = new RelyingParty(hub);
        var subject = await rp.SignInAsync(Scope);
        hub.Time.Advance(TimeSpan.FromMinutes(11));

        (await ExchangeAsync(gateway, subject.AccessToken)).Error.ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task S084_a_token_that_is_bound_to_a_key_is_exchanged_for_a_bound_one_only()
    {
        using var clientKey = new JwtWriter("PS256", "one");
        using var senderKey = new JwtWriter();
        await hub.RegisterClientAsync(ProfileClient.Definition("bound", clientKey) with
        {
            FurtherGrantTypes = [ClientGrants.TokenExchange],
            RequireDpop = false,
            Exchange = new TokenExchangePolicy([Orders]),
        });
        using var client = new ProfileClient(hub, "bound", clientKey, senderKey);
        using var gateway = await ServiceAsync("gateway-bearer", hub.Issuer.AbsoluteUri, [Orders]);
        var subject = await client.SignInAsync();
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = ClientGrants.TokenExchange,
            ["subject_token"] = subject.AccessToken,
            ["subject_token_type"] = AccessTokenType,
        };

        var bound = await client.PostAsync("/connect/token", fields);
        bound.Error.ShouldBeNull();
        bound.Text("token_type").ShouldBe("DPoP");
        Tokens.Read(bound.AccessToken).Payload.GetProperty("cnf").GetProperty("jkt").GetString().ShouldBe(senderKey.Thumbprint);
        (await client.PostAsync("/connect/token", fields, bare: true)).Error.ShouldBe("invalid_request", "a proof is demanded");
        (await ExchangeAsync(gateway, subject.AccessToken)).Error.ShouldBe("invalid_request", "of a resource server too");
    }

    private const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

    private static async Task<bool> ActiveAsync(RelyingParty rp, Tokens token) =>
        (await rp.PostAsync("/connect/introspect", new() { ["token"] = token.AccessToken })).Body.GetProperty("active").ValueKind == JsonValueKind.True;

    private static Task<Tokens> ExchangeAsync(RelyingParty client, string subjectToken, params (string Name, string Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = ClientGrants.TokenExchange,
            ["subject_token"] = subjectToken,
            ["subject_token_type"] = AccessTokenType,
        };
        foreach (var (name, value) in changes)
            fields[name] = value;
        return client.TokenAsync(fields);
    }

    private async Task<RelyingParty> ServiceAsync(string id, string serves, IReadOnlyList<string> audiences, bool mayImpersonate = false)
    {
        await hub.RegisterClientAsync(new ClientDefinition(id, id, ClientKind.Confidential)
        {
            ChosenSecret = Secret,
            SignsPeopleIn = false,
            ActsByItself = true,
            FurtherGrantTypes = [ClientGrants.TokenExchange],
            Scopes = [HubScopes.CrosswalkLink],
            ServesAudiences = [serves],
            Exchange = new TokenExchangePolicy(audiences) { MayImpersonate = mayImpersonate },
        });
        return new RelyingParty(hub, id, Secret);
    }
}
