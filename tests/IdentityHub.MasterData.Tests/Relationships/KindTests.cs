using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.MasterData.Survivorship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Relationships;

/// <summary>Persons, organisations and households become each other, are merged across kinds, and come back; a GPID lasts through all of it.</summary>
public sealed class KindTests
{
    private static readonly Actor Steward = Actor.Account(new AccountId(Guid.Parse("01890000-0000-7000-8000-000000000001")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(PartyKind.Organisation)]
    [InlineData(PartyKind.Household)]
    public async Task A_source_converts_its_record_and_back_and_the_gpid_stays(PartyKind kind)
    {
        await using var node = await MasterDataNode.CreateAsync();
        var key = new SourceKey("crm", "1");
        var ada = await node.Put(new SourceRecordUpsert(key, People.Ada(), PartyKind: PartyKind.Person));

        var converted = await node.Put(new SourceRecordUpsert(key, People.Ada() with { OrganisationName = "Lovelace Engines" }, PartyKind: kind));
        converted.Party.ShouldBe(ada.Party);
        (await node.Get(ada.Party)).Kind.ShouldBe(kind);

        (await node.Put(new SourceRecordUpsert(key, People.Ada(), PartyKind: PartyKind.Person))).Party.ShouldBe(ada.Party);
        (await node.Get(ada.Party)).Kind.ShouldBe(PartyKind.Person);
    }

    [Theory]
    [InlineData(PartyKind.Person, PartyKind.Organisation)]
    [InlineData(PartyKind.Person, PartyKind.Household)]
    [InlineData(PartyKind.Organisation, PartyKind.Person)]
    public async Task A_steward_converts_a_party_of_several_records_and_takes_it_back(PartyKind from, PartyKind to)
    {
        await using var node = await MasterDataNode.CreateAsync();
        var content = new SourceRecordContent { OrganisationName = "Lovelace Engines", FamilyName = "Lovelace", GivenName = "Ada", Emails = [new EmailAddressValue("ada@lovelace.example")] };
        var party = (await node.Put(new SourceRecordUpsert(new SourceKey("crm", "1"), content, PartyKind: from))).Party;
        (await node.Put(new SourceRecordUpsert(new SourceKey("shop", "1"), content, PartyKind: from))).Party.ShouldBe(party);
        (await node.Get(party)).Kind.ShouldBe(from);

        var receipt = (await Convert(node, party, to)).Value;
        receipt.Parties[0].Id.ShouldBe(party);
        (await node.Get(party)).Kind.ShouldBe(to);
        (await node.Get(party)).Profile.FamilyName.ShouldBe("Lovelace");
        // The sources go on saying what they say.
        await node.Put(new SourceRecordUpsert(new SourceKey("shop", "1"), content with { Language = "en" }, PartyKind: from));
        (await node.Get(party)).Kind.ShouldBe(to);

        (await Convert(node, party, null)).Refusal.ShouldBeNull();
        (await node.Get(party)).Kind.ShouldBe(from);
    }

    [Fact]
    public async Task A_conversion_is_refused_to_who_saw_an_older_state()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var party = (await node.Put("crm", "1", People.Ada())).Party;
        var seen = (await node.Get(party)).Etag;
        await node.Put("crm", "1", People.Ada("other@lovelace.example"));

        (await Convert(node, party, PartyKind.Organisation, seen)).Refusal!.Reason.ShouldBe("ETAG_STALE");
        (await node.InScope<PartyEditor, Outcome<PinReceipt>>(editor => editor.UpdateAsync(
            new PartyUpdate(party, SourceRecordContent.Empty, [AttributeGroups.Kind], null, "") { Kind = (PartyKind)9 }, Steward, null, Cancellation))).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
    }

    [Theory]
    [InlineData(PartyKind.Organisation)]
    [InlineData(PartyKind.Household)]
    public async Task A_person_and_another_kind_are_merged_and_parted_again(PartyKind other)
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = (await node.Put("crm", "1", People.Ada())).Party;
        var company = (await node.Put(new SourceRecordUpsert(new SourceKey("web", "c"), new SourceRecordContent { OrganisationName = "Lovelace Engines" }, PartyKind: other))).Party;

        var merge = (await Merge(node, ada, company)).Value;
        // The more trusted source says what the one party is.
        (await node.Get(company)).ShouldSatisfyAllConditions(party => party.Id.ShouldBe(ada), party => party.Kind.ShouldBe(PartyKind.Person), party => party.Profile.OrganisationName.ShouldBe("Lovelace Engines"));

        await Unmerge(node, merge);
        (await node.Get(ada)).Kind.ShouldBe(PartyKind.Person);
        var again = await node.Get(company);
        (again.Id, again.Kind, again.Profile.GivenName).ShouldBe((company, other, null));
    }

    [Fact]
    public async Task Records_of_different_kinds_are_never_joined_by_themselves()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var email = People.Ada(verified: true);
        var ada = (await node.Put(new SourceRecordUpsert(new SourceKey("crm", "1"), email, PartyKind: PartyKind.Person))).Party;
        (await node.Put(new SourceRecordUpsert(new SourceKey("shop", "1"), email, PartyKind: PartyKind.Household))).Party.ShouldNotBe(ada);
    }

    [Fact]
    public async Task A_person_account_is_account_and_person_and_may_be_a_contact_elsewhere()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace, acme) = (await Person(node, "1"), await Person(node, "2"), await Organisation(node, "Acme"));

        // Ada is an account of her own with Grace as its contact, and at the same time a contact of Acme.
        await Relate(node, grace, ada, "assistant");
        await Relate(node, ada, acme, "buyer");

        (await List(node, ada, RelationshipSide.To)).Single().From.Party.ShouldBe(grace);
        (await List(node, ada, RelationshipSide.From)).Single().ShouldSatisfyAllConditions(one => one.To.Party.ShouldBe(acme), one => one.Primary.ShouldBeTrue(), one => one.Roles.ShouldBe(["buyer"]));
        (await List(node, ada)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_contact_merged_into_its_own_person_account_is_no_contact_of_itself_until_they_are_parted()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (account, contact, acme) = (await Person(node, "1"), await Person(node, "2"), await Organisation(node, "Acme"));
        await Relate(node, contact, account);
        await Relate(node, contact, acme);

        var merge = (await Merge(node, account, contact)).Value;
        var together = await List(node, account);
        together.ShouldHaveSingleItem().To.Party.ShouldBe(acme);

        await Unmerge(node, merge);
        (await List(node, contact)).Select(one => one.To.Party).ShouldBe([acme, account]);
        (await List(node, contact)).Single(one => one.Primary).To.Party.ShouldBe(account);
    }

    [Fact]
    public async Task Accounts_and_contacts_merged_into_each_other_keep_their_people_and_give_them_back()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = (await Person(node, "1"), await Person(node, "2"));
        var (acme, initech) = (await Organisation(node, "Acme"), await Organisation(node, "Initech"));
        await Relate(node, ada, acme);
        await Relate(node, grace, initech);

        var merge = (await Merge(node, acme, initech)).Value;
        (await List(node, acme, RelationshipSide.To)).Select(one => one.From.Party).ShouldBe([grace, ada]);
        await Unmerge(node, merge);
        (await List(node, acme, RelationshipSide.To)).Single().From.Party.ShouldBe(ada);
        (await List(node, initech, RelationshipSide.To)).Single().From.Party.ShouldBe(grace);
    }

    [Fact]
    public async Task A_contact_that_became_an_organisation_keeps_what_was_said_and_begins_nothing_that_no_longer_fits()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, acme, initech) = (await Person(node, "1"), await Organisation(node, "Acme"), await Organisation(node, "Initech"));
        await Relate(node, ada, acme, "buyer");

        await Convert(node, ada, PartyKind.Organisation);
        (await List(node, ada)).Single().Roles.ShouldBe(["buyer"]);
        var refused = await node.InScope<PartyRelationships, Outcome<Relationship>>(
            all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, ada, initech, []), Steward, Cancellation));
        refused.Refusal!.Reason.ShouldBe("RELATIONSHIP_KIND_MISMATCH");

        await Convert(node, ada, null);
        await Relate(node, ada, initech);
        (await List(node, ada)).Count.ShouldBe(2);
    }

    private static Task<Outcome<PinReceipt>> Convert(MasterDataNode node, GlobalPartyId party, PartyKind? to, string? etag = null) =>
        node.InScope<PartyEditor, Outcome<PinReceipt>>(editor => editor.UpdateAsync(
            new PartyUpdate(party, SourceRecordContent.Empty, [AttributeGroups.Kind], etag, "looked at") { Kind = to }, Steward, null, Cancellation));

    private static Task<Outcome<MergeReceipt>> Merge(MasterDataNode node, GlobalPartyId survivor, GlobalPartyId other) =>
        node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(survivor, other, survivor, null, null, ""), Steward, null, Cancellation));

    private static async Task Unmerge(MasterDataNode node, MergeReceipt merge) =>
        (await node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(merge.Merge!.Value, null, ""), Steward, null, Cancellation))).Refusal.ShouldBeNull();

    private static async Task<GlobalPartyId> Person(MasterDataNode node, string key) =>
        (await node.Put("crm", key, new SourceRecordContent { GivenName = $"Given{key}", FamilyName = $"Of {key}" })).Party;

    private static async Task<GlobalPartyId> Organisation(MasterDataNode node, string name) =>
        (await node.Put(new SourceRecordUpsert(new SourceKey("crm", name), new SourceRecordContent { OrganisationName = name }, PartyKind: PartyKind.Organisation))).Party;

    private static async Task Relate(MasterDataNode node, GlobalPartyId from, GlobalPartyId to, params string[] roles) =>
        (await node.InScope<PartyRelationships, Outcome<Relationship>>(
            all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, from, to, roles), Steward, Cancellation))).Refusal.ShouldBeNull();

    private static async Task<IReadOnlyList<Relationship>> List(MasterDataNode node, GlobalPartyId party, RelationshipSide side = RelationshipSide.Both) =>
        (await node.InScope<PartyRelationships, Page<Relationship>?>(all => all.ListAsync(party, new RelationshipQuestion([], side), new PageRequest(), Cancellation))).ShouldNotBeNull().Items;
}
