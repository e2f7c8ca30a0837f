using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Parties;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Crosswalk;

public sealed class CrosswalkLinkerTests
{
    private static readonly SourceKey Stub = new("shop", "cust-1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_is_alone_in_its_party_may_be_linked_to_it()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (key, ada) = (new SourceKey("shop", "1"), await node.Put("shop", "1", People.Ada()));

        (await Link(node, key, ada.Party)).Value.Party.ShouldBe(ada.Party);
        (await Link(node, key, ada.Party)).Value.Changed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_linked_key_leads_to_its_party_and_linking_again_changes_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));

        var link = await Link(node, Stub, account.Party);
        var again = await Link(node, Stub, account.Party);

        link.Value.Changed.ShouldBeTrue();
        link.Value.Party.ShouldBe(account.Party);
        again.Value.Changed.ShouldBeFalse();
        (await Find(node, Stub))!.Party.ShouldBe(account.Party);
    }

    [Fact]
    public async Task The_record_that_comes_later_under_a_linked_key_belongs_to_its_party()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));
        await Link(node, Stub, account.Party);

        var receipt = await node.Put("shop", "cust-1", People.Grace());

        receipt.Party.ShouldBe(account.Party);
    }

    [Fact]
    public async Task A_key_known_from_intake_brings_its_party_along()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var guest = await node.Put("shop", "cust-1", People.Grace());
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));

        (await Link(node, Stub, account.Party)).Value.Party.ShouldBe(account.Party);

        (await node.Get(guest.Party)).Id.ShouldBe(account.Party);
    }

    [Fact]
    public async Task A_key_that_belongs_to_another_account_cannot_be_seized()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var victim = await node.Put("hub", "acc_1", People.Ada(verified: true));
        await Link(node, Stub, victim.Party);
        var attacker = await node.Put("hub", "acc_2", People.Grace());

        (await Link(node, Stub, attacker.Party)).Refusal!.Reason.ShouldBe("KEY_HELD_BY_ANOTHER_ACCOUNT");

        (await Find(node, Stub))!.Party.ShouldBe(victim.Party);
    }

    [Fact]
    public async Task Keys_of_several_systems_are_linked_together_or_not_at_all()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var other = new SourceKey("crm", "cust-1");
        var guest = await node.Put("shop", "cust-1", People.Grace());
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));

        var receipts = (await LinkAll(node, [Stub, other, Stub], account.Party)).Value;
        receipts.Select(receipt => (receipt.Key, receipt.Party, receipt.Changed)).ShouldBe([(Stub, account.Party, true), (other, account.Party, true)]);
        (await node.Get(guest.Party)).Id.ShouldBe(account.Party);
        (await Find(node, other))!.Party.ShouldBe(account.Party);
        (await LinkAll(node, [Stub, other], account.Party)).Value.ShouldAllBe(receipt => !receipt.Changed);

        var attacker = await node.Put("hub", "acc_2", People.Grace() with { FamilyName = "Murray" });
        (await LinkAll(node, [new SourceKey("crm", "cust-2"), Stub], attacker.Party)).Refusal!.Reason.ShouldBe("KEY_HELD_BY_ANOTHER_ACCOUNT");
        (await Find(node, new SourceKey("crm", "cust-2"))).ShouldBeNull();
        (await LinkAll(node, [], account.Party)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unlinked_key_without_content_is_gone_and_may_be_linked_again()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));
        await Link(node, Stub, account.Party);

        (await node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(linker => linker.UnlinkAsync(Stub, account.Party, Actor.Hub("tests"), null, Cancellation))).Refusal.ShouldBeNull();

        (await Find(node, Stub)).ShouldBeNull();
        (await Link(node, Stub, account.Party)).Value.Changed.ShouldBeTrue();
        (await Find(node, Stub))!.Party.ShouldBe(account.Party);
    }

    [Fact]
    public async Task An_unlinked_record_leaves_and_matching_does_not_bring_it_back()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));
        await node.Put("shop", "cust-1", People.Ada());
        await Link(node, Stub, account.Party);

        var unlinked = (await node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(
            linker => linker.UnlinkAsync(Stub, account.Party, Actor.Hub("tests"), null, Cancellation))).Value;

        unlinked.Party.ShouldNotBe(account.Party);
        (await node.Put("shop", "cust-1", People.Ada() with { MiddleName = "Augusta" })).Party.ShouldBe(unlinked.Party);
    }

    [Fact]
    public async Task Unknown_parties_systems_and_the_hubs_own_keys_are_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));

        (await Link(node, Stub, TypeId.New<GlobalPartyId>(TimeProvider.System))).Refusal!.Reason.ShouldBe("PARTY_NOT_FOUND");
        (await Link(node, new SourceKey("nowhere", "1"), account.Party)).Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");
        (await Link(node, new SourceKey("hub", "acc_9"), account.Party)).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
    }

    private static Task<Outcome<LinkReceipt>> Link(MasterDataNode node, SourceKey key, GlobalPartyId party) =>
        node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(linker => linker.LinkAsync(key, party, Actor.Hub("tests"), null, Cancellation));

    private static Task<Outcome<LinkReceipt[]>> LinkAll(MasterDataNode node, SourceKey[] keys, GlobalPartyId party) =>
        node.InScope<CrosswalkLinker, Outcome<LinkReceipt[]>>(linker => linker.LinkAsync(keys, party, Actor.Hub("tests"), Cancellation));

    private static Task<CrosswalkAnswer?> Find(MasterDataNode node, SourceKey key) =>
        node.InScope<PartyDirectory, CrosswalkAnswer?>(directory => directory.LookupAsync(key, ReadConsistency.Full, Cancellation));
}
