using IdentityHub.Client;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.OpenId;
using IdentityHub.Protos.Identity.V1;
using Microsoft.Extensions.DependencyInjection;
using Actor = IdentityHub.Kernel.Actors.Actor;

namespace IdentityHub.Grpc.Tests.Crosswalk;

/// <summary>Who may link a key to whom: nobody seizes a GPID.</summary>
public sealed class LinkTests(Hub hub)
{
    [Fact]
    public async Task The_shoppers_own_token_links_the_relying_partys_key_to_the_shoppers_party()
    {
        var (shopper, gpid) = await ShopperAsync();
        var key = Made.KeyOf("shop");
        var response = await shopper.Identities.LinkAsync(new LinkRequest { Key = key });
        response.Gpid.ShouldBe(gpid);
        response.Changed.ShouldBeTrue();
        var found = await hub.Client.Identities.LookupAsync(new LookupRequest { Key = key, Consistency = new() { AtLeastAsFresh = response.ConsistencyToken } });
        found.Gpid.ShouldBe(gpid);

        var again = await shopper.Identities.LinkAsync(new LinkRequest { Key = key, Gpid = gpid });
        again.Changed.ShouldBeFalse();
        again.Gpid.ShouldBe(gpid);
    }

    [Fact]
    public async Task A_clients_own_token_is_not_enough()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var client = hub.As(Hub.Everything, HubScopes.CrosswalkLink);
        await client.Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop"), Gpid = receipt.Gpid }).ShouldFailAsync(StatusCode.PermissionDenied, "SHOPPER_TOKEN_REQUIRED");
    }

    [Fact]
    public async Task A_shopper_links_to_nobody_elses_party()
    {
        var (shopper, _) = await ShopperAsync();
        var victim = await hub.Client.UpsertAsync(Made.Record());
        await shopper.Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop"), Gpid = victim.Gpid }).ShouldFailAsync(StatusCode.PermissionDenied, "NOT_OWN_PARTY");
        await shopper.Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop"), Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" })
            .ShouldFailAsync(StatusCode.PermissionDenied, "NOT_OWN_PARTY");
    }

    [Fact]
    public async Task A_key_of_another_shopper_is_not_taken_over()
    {
        var (victim, gpid) = await ShopperAsync();
        var key = Made.KeyOf("shop");
        await victim.Identities.LinkAsync(new LinkRequest { Key = key });
        var (attacker, _) = await ShopperAsync();
        await attacker.Identities.LinkAsync(new LinkRequest { Key = key }).ShouldFailAsync(StatusCode.FailedPrecondition, "KEY_HELD_BY_ANOTHER_ACCOUNT");
        (await hub.Client.Identities.LookupAsync(new LookupRequest { Key = key, Consistency = new() { FullyConsistent = true } })).Gpid.ShouldBe(gpid);
    }

    [Fact]
    public async Task The_shoppers_token_of_a_client_of_another_system_is_not_enough()
    {
        var (account, _) = await AccountAsync();
        await ShopperOf(account, Hub.Loyalty).Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop") }).ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
    }

    [Fact]
    public async Task An_account_without_a_party_has_nothing_to_link_to()
    {
        var nobody = TypeId.New<AccountId>(TimeProvider.System);
        await ShopperOf(nobody, Hub.Everything).Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop") })
            .ShouldFailAsync(StatusCode.FailedPrecondition, "ACCOUNT_WITHOUT_PARTY");
    }

    [Fact]
    public async Task The_administrating_scope_links_any_key_of_its_systems_to_any_party()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var client = hub.As(Hub.Everything, HubScopes.CrosswalkAdmin);
        (await client.Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop"), Gpid = receipt.Gpid })).Gpid.ShouldBe(receipt.Gpid);
        await client.Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop") }).ShouldBlameAsync("gpid");
        await client.Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop"), Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
    }

    [Fact]
    public async Task A_key_is_taken_back_on_the_shoppers_own_token_and_nobody_elses()
    {
        var (shopper, gpid) = await ShopperAsync();
        var key = Made.KeyOf("shop");
        await shopper.Identities.LinkAsync(new LinkRequest { Key = key });
        var (other, _) = await ShopperAsync();
        await other.Identities.UnlinkAsync(new UnlinkRequest { Key = key }).ShouldFailAsync(StatusCode.NotFound, "KEY_NOT_LINKED");
        await hub.As(Hub.Everything, HubScopes.CrosswalkLink).Identities.UnlinkAsync(new UnlinkRequest { Key = key, Gpid = gpid })
            .ShouldFailAsync(StatusCode.PermissionDenied, "SHOPPER_TOKEN_REQUIRED");

        var unlinked = await shopper.Identities.UnlinkAsync(new UnlinkRequest { Key = key });

        unlinked.ConsistencyToken.ShouldNotBeEmpty();
        await hub.Client.Identities.LookupAsync(new LookupRequest { Key = key, Consistency = new() { FullyConsistent = true } }).ShouldFailAsync(StatusCode.NotFound, "SOURCE_KEY_NOT_FOUND");
    }

    [Fact]
    public async Task What_a_source_delivered_under_a_key_that_is_taken_back_is_a_party_of_its_own()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var key = Made.KeyOf("shop");
        var client = hub.As(Hub.Everything, HubScopes.CrosswalkAdmin, HubScopes.RecordsWrite, HubScopes.PartyRead);
        await client.Identities.LinkAsync(new LinkRequest { Key = key, Gpid = receipt.Gpid });
        var delivered = await client.UpsertAsync(Made.Record("shop", key.Key));
        delivered.Gpid.ShouldBe(receipt.Gpid);

        var unlinked = await client.Identities.UnlinkAsync(new UnlinkRequest { Key = key, Gpid = receipt.Gpid });

        unlinked.Gpid.ShouldNotBe(receipt.Gpid);
        (await client.Identities.LookupAsync(new LookupRequest { Key = key, Consistency = new() { FullyConsistent = true } })).Gpid.ShouldBe(unlinked.Gpid);
    }

    [Fact]
    public async Task Two_shoppers_of_one_client_never_meet_each_others_answers()
    {
        var (first, _) = await ShopperAsync();
        var (second, secondGpid) = await ShopperAsync();
        var id = Made.Key();
        await first.Identities.LinkAsync(new LinkRequest { RequestId = id, Key = Made.KeyOf("shop", "same-" + id) });
        var refused = second.Identities.LinkAsync(new LinkRequest { RequestId = id, Key = Made.KeyOf("shop", "same-" + id) });
        await refused.ShouldFailAsync(StatusCode.FailedPrecondition, "KEY_HELD_BY_ANOTHER_ACCOUNT");
        (await second.Identities.LinkAsync(new LinkRequest { RequestId = id, Key = Made.KeyOf("shop") })).Gpid.ShouldBe(secondGpid);
    }

    private async Task<(IdentityHubClient Client, string Gpid)> ShopperAsync()
    {
        var (account, gpid) = await AccountAsync();
        return (ShopperOf(account, Hub.Everything), gpid);
    }

    private IdentityHubClient ShopperOf(AccountId account, string clientId) =>
        hub.Client.WithToken(new Tokens(hub) { Subject = account.ToString(), ClientId = clientId, Scope = HubScopes.CrosswalkLink }.Make());

    /// <summary>An account's own record and party, as registration makes them.</summary>
    private async Task<(AccountId Account, string Gpid)> AccountAsync()
    {
        var account = TypeId.New<AccountId>(TimeProvider.System);
        await using var scope = hub.Services.CreateAsyncScope();
        var intake = scope.ServiceProvider.GetRequiredService<RecordIntake>();
        var content = new SourceRecordContent { GivenName = "Ada", FamilyName = "Lovelace", Emails = [new EmailAddressValue(Made.Email(), true)] };
        var outcome = await intake.UpsertAsync(new SourceRecordUpsert(OwnParty.KeyOf(account), content), Actor.Hub("tests"), null, TestContext.Current.CancellationToken);
        outcome.Refusal.ShouldBeNull(outcome.Refusal?.Message);
        return (account, outcome.Value.Party.ToString());
    }
}
