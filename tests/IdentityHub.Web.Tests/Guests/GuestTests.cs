using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using IdentityHub.Journeys.Guests;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Web.Tests.Guests;

/// <summary>Anonymous visitors: a token of their own, records under their id, and the account that claims both.</summary>
public sealed class GuestTests(HubFixture hub) : IAsyncLifetime
{
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static readonly Actor Test = Actor.Hub("test");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var system in new[] { "guest-shop", "guest-service" })
            await hub.Hub.ScopedAsync<SourceSystems, bool>(async systems => (await systems.RegisterAsync(new SourceSystem(system, system, 50), Test, CancellationToken.None)).Refusal is null);
        foreach (var id in new[] { "guest-shop", "other-shop" })
        {
            (await hub.Hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(new ClientDefinition(id, id, ClientKind.Confidential)
            {
                ChosenSecret = $"{id}-secret",
                RedirectUris = [new("https://guests.example/cb")],
                Scopes = ["openid", HubScopes.GlobalPartyId],
                Consent = ClientConsent.Implicit,
                SourceSystems = ["guest-shop", "guest-service"],
                FurtherGrantTypes = [ClientGrants.Guest],
            }, Test, CancellationToken.None)).Refusal is null)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_guest_token_names_a_visitor_and_opens_nothing()
    {
        var (status, guest) = await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest));
        status.ShouldBe(HttpStatusCode.OK, guest.ToString());
        guest.GetProperty("scope").GetString().ShouldBe("guest");
        guest.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        guest.TryGetProperty("id_token", out _).ShouldBeFalse();
        SubjectOf(guest).ShouldStartWith("guest_");

        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", guest.GetProperty("access_token").GetString());
        (await http.GetAsync(new Uri("/connect/userinfo", UriKind.Relative), Cancellation)).StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden);

        // Its own token answers the same visitor, at the same shop only; another one is another visitor.
        var own = guest.GetProperty("guest_token").GetString()!;
        SubjectOf((await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest), ("guest_token", own))).Body).ShouldBe(SubjectOf(guest));
        (await TokenAsync("other-shop", ("grant_type", ClientGrants.Guest), ("guest_token", own))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest), ("guest_token", own[..^4] + "AAAA"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        SubjectOf((await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest))).Body).ShouldNotBe(SubjectOf(guest));
    }

    [Fact]
    public async Task Only_clients_with_the_permission_get_guest_tokens() =>
        (await TokenAsync("shop", ("grant_type", ClientGrants.Guest))).Status.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Signing_in_with_the_guests_own_token_claims_the_guests_records_once()
    {
        var guest = (await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest))).Body;
        var visitor = SubjectOf(guest);
        var anonymous = await OrderAsync(visitor);
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);

        var (status, tokens) = await RedeemAsync(browser, "guest-shop", guest.GetProperty("guest_token").GetString());
        status.ShouldBe(HttpStatusCode.OK, tokens.ToString());
        tokens.GetProperty("guest_claimed").GetString().ShouldBe(visitor);
        var party = await PartyOfAsync(visitor);
        party.ShouldNotBe(anonymous);
        TypeId.TryParse<AccountId>(SubjectOf(tokens), out var account).ShouldBeTrue();
        party.ShouldBe((await hub.Hub.ScopedAsync<OwnParty, GlobalPartyId?>(own => own.FindAsync(account, Cancellation))).ShouldNotBeNull());

        // Used up: neither a second person nor the guest has anything of it.
        using var second = await hub.Browse().AsAsync(HubFixture.Administrator);
        (await RedeemAsync(second, "guest-shop", guest.GetProperty("guest_token").GetString())).Body.TryGetProperty("guest_claimed", out _).ShouldBeFalse();
        (await PartyOfAsync(visitor)).ShouldBe(party);
        (await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest), ("guest_token", guest.GetProperty("guest_token").GetString()!))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_guest_whom_two_systems_of_the_shop_know_is_claimed_in_both()
    {
        var guest = (await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest))).Body;
        var visitor = SubjectOf(guest);
        await OrderAsync(visitor);
        await OrderAsync(visitor, "guest-service");
        using var browser = await hub.Browse().AsAsync(HubFixture.Shopper);

        var (status, tokens) = await RedeemAsync(browser, "guest-shop", guest.GetProperty("guest_token").GetString());

        status.ShouldBe(HttpStatusCode.OK, tokens.ToString());
        tokens.GetProperty("guest_claimed").GetString().ShouldBe(visitor);
        TypeId.TryParse<AccountId>(SubjectOf(tokens), out var account).ShouldBeTrue();
        var party = (await hub.Hub.ScopedAsync<OwnParty, GlobalPartyId?>(own => own.FindAsync(account, Cancellation))).ShouldNotBeNull();
        (await PartyOfAsync(visitor)).ShouldBe(party);
        (await PartyOfAsync(visitor, "guest-service")).ShouldBe(party);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_knows_a_visitors_id_without_its_token_gets_nothing(bool fromAnotherShop)
    {
        var guest = (await TokenAsync("guest-shop", ("grant_type", ClientGrants.Guest))).Body;
        var visitor = SubjectOf(guest);
        var anonymous = await OrderAsync(visitor);
        using var attacker = await hub.Browse().AsAsync(HubFixture.Shopper);
        foreach (var presented in fromAnotherShop ? new[] { guest.GetProperty("guest_token").GetString()! } : [visitor, guest.GetProperty("access_token").GetString()!, "", "x"])
        {
            var (status, tokens) = await RedeemAsync(attacker, fromAnotherShop ? "other-shop" : "guest-shop", presented);
            status.ShouldBe(HttpStatusCode.OK);
            tokens.TryGetProperty("guest_claimed", out _).ShouldBeFalse();
        }
        (await PartyOfAsync(visitor)).ShouldBe(anonymous);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // What the shop writes of a guest's order: under the visitor's id.
    private async Task<GlobalPartyId> OrderAsync(string visitor, string system = "guest-shop")
    {
        TypeId.TryParse<VisitorId>(visitor, out var id).ShouldBeTrue();
        var record = new SourceRecordUpsert(ClaimGuest.KeyOf(system, id), new SourceRecordContent { GivenName = "Somebody", FamilyName = $"Else {visitor[^6..]}" });
        return (await hub.Hub.ScopedAsync<RecordIntake, Kernel.Outcomes.Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(record, Test, null, Cancellation))).Value.Party;
    }

    private async Task<GlobalPartyId> PartyOfAsync(string visitor, string system = "guest-shop") => (await hub.Hub.ScopedAsync<PartyDirectory, MasterData.Crosswalk.CrosswalkAnswer?>(
        parties => parties.LookupAsync(new SourceKey(system, visitor), ReadConsistency.Full, Cancellation))).ShouldNotBeNull().Party;

    private async Task<(HttpStatusCode Status, JsonElement Body)> RedeemAsync(PageBrowser browser, string client, string? guestToken)
    {
        var (redirect, _) = await browser.OpenAsync($"/connect/authorize?client_id={client}&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fguests.example%2Fcb&code_challenge={Challenge}&code_challenge_method=S256");
        var code = QueryHelpers.ParseQuery(redirect.Headers.Location!.Query)["code"].ToString();
        return await TokenAsync(client, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", "https://guests.example/cb"), ("code_verifier", Verifier), ("guest_token", guestToken ?? ""));
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(string client, params (string Name, string Value)[] fields)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{client}:{client}-secret")));
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), content, Cancellation);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement);
    }

    private static string SubjectOf(JsonElement tokens) => JsonDocument.Parse(WebEncoders.Base64UrlDecode(tokens.GetProperty("access_token").GetString()!.Split('.')[1]))
        .RootElement.GetProperty("sub").GetString()!;
}
