using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.MasterData.Survivorship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

/// <summary>Splitting, pins, a steward's value and what a party was, on every database that is there.</summary>
public abstract class StewardPinsTests(IdentityHub.Storage.DatabaseProvider provider)
{
    private static readonly Actor Steward = Desk.Steward;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_split_parts_records_for_good_until_it_is_released()
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var (one, other) = (await node.Put("crm", "1", People.Ada("ada@lovelace.example")), await node.Put("shop", "1", People.Ada("ada@lovelace.example")));
        other.Party.ShouldBe(one.Party);

        var preview = await Ask(node, pins => pins.SplitAsync(new SplitOrder(one.Party, [other.Record], null, "", ValidateOnly: true), Steward, null, Cancellation));
        preview.Decision.ShouldBeNull();
        preview.Parties.Count.ShouldBe(2);
        preview.Moved.ShouldHaveSingleItem().Record.ShouldBe(other.Record);
        (await node.Get(one.Party)).Revision.ShouldBe(other.PartyRevision);

        var etag = (await node.Get(one.Party)).Etag;
        var split = await Ask(node, pins => pins.SplitAsync(new SplitOrder(one.Party, [other.Record], etag, "two people"), Steward, null, Cancellation));
        split.Parties.Count.ShouldBe(2);
        split.Parties[0].Id.ShouldBe(one.Party);
        var parted = split.Parties[1].Id;
        (await node.Put("shop", "1", People.Ada("ada@lovelace.example") with { Language = "fr" })).Party.ShouldBe(parted, "later runs obey it");

        await Ask(node, pins => pins.ReleaseAsync(split.Decision!.Value, "one after all", false, Steward, null, Cancellation));
        (await node.Get(parted)).Id.ShouldBe(one.Party, "the GPID that the split gave redirects");
        (await Try(node, pins => pins.ReleaseAsync(split.Decision!.Value, "", false, Steward, null, Cancellation))).Refusal!.Reason.ShouldBe("DECISION_ALREADY_UNDONE");
    }

    [Fact]
    public async Task What_cannot_be_split_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var (one, other) = (await node.Put("crm", "1", People.Ada("ada@lovelace.example")), await node.Put("crm", "2", People.Grace()));
        Task<Outcome<PinReceipt>> Split(GlobalPartyId party, string? etag, params SourceRecordId[] records) => Try(node, pins => pins.SplitAsync(new SplitOrder(party, records, etag, ""), Steward, null, Cancellation));
        (await Split(one.Party, null)).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        (await Split(one.Party, null, one.Record)).Refusal!.Reason.ShouldBe("SPLIT_OF_ALL");
        (await Split(one.Party, null, other.Record)).Refusal!.Reason.ShouldBe("RECORD_NOT_OF_PARTY");
        (await Split(one.Party, "0", one.Record)).Refusal!.Reason.ShouldBe("ETAG_STALE");
        (await Split(new GlobalPartyId(Guid.NewGuid()), null, one.Record)).Refusal!.Reason.ShouldBe("PARTY_NOT_FOUND");
    }

    [Fact]
    public async Task Always_and_never_are_obeyed_by_later_runs()
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var (one, other) = (await node.Put("crm", "1", People.Ada("ada@lovelace.example")), await node.Put("crm", "2", People.Grace()));
        var always = await Ask(node, pins => pins.PinAsync(
            new PinOrder(PinKind.Always, new RecordOrParty(one.Record), new RecordOrParty(Key: new SourceKey("crm", "2")), "told us"), Steward, null, Cancellation));
        always.Parties.ShouldHaveSingleItem();
        (await node.Put("crm", "2", People.Grace() with { Language = "de" })).Party.ShouldBe(always.Parties[0].Id);
        var listed = (await node.InScope<StewardPins, IReadOnlyList<StandingPin>>(pins => pins.ListAsync(other.Party, Cancellation))).ShouldHaveSingleItem();
        (listed.Pin.Rule, listed.Reason, listed.IsReleasable).ShouldBe((PinRules.Together, "told us", true));

        await Ask(node, pins => pins.ReleaseAsync(always.Decision!.Value, "", false, Steward, null, Cancellation));
        await Ask(node, pins => pins.PinAsync(new PinOrder(PinKind.Never, new RecordOrParty(Party: one.Party), new RecordOrParty(Party: other.Party), ""), Steward, null, Cancellation));
        (await node.Put("crm", "2", People.Ada("ada@lovelace.example"))).Party.ShouldBe(other.Party);
        (await Try(node, pins => pins.PinAsync(new PinOrder(PinKind.Never, new RecordOrParty(one.Record), new RecordOrParty(one.Record), ""), Steward, null, Cancellation))).Refusal!.Reason.ShouldBe("SAME_RECORD");
    }

    [Fact]
    public async Task A_preferred_record_wins_against_trust_and_recency_until_released()
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var crm = await node.Put("crm", "1", People.Ada("ada@lovelace.example") with { GivenName = "Augusta Ada" });
        var web = await node.Put("shop", "1", People.Ada("ada@lovelace.example"));
        (await node.Get(crm.Party)).Profile.GivenName.ShouldBe("Augusta Ada");

        var preferred = await Ask(node, pins => pins.PreferAsync(new PreferOrder(crm.Party, AttributeGroups.Name, web.Record, null, ""), Steward, null, Cancellation));
        preferred.Parties[0].Profile.GivenName.ShouldBe("Ada");
        await node.Put("crm", "1", People.Ada("ada@lovelace.example") with { GivenName = "Gussie" });
        (await node.Get(crm.Party)).Profile.GivenName.ShouldBe("Ada");
        var lineage = await node.InScope<PartyDirectory, IReadOnlyList<AttributeLineage>?>(directory => directory.LineageAsync(crm.Party, Kernel.Consistency.ReadConsistency.Full, Cancellation));
        lineage!.First(from => from.Attribute == "given_name").Rule.ShouldBe("pin");

        (await Ask(node, pins => pins.ReleaseAsync(preferred.Decision!.Value, "", false, Steward, null, Cancellation))).Parties[0].Profile.GivenName.ShouldBe("Gussie");
        (await Try(node, pins => pins.PreferAsync(new PreferOrder(crm.Party, AttributeGroups.Sex, web.Record, null, ""), Steward, null, Cancellation))).Refusal!.Reason.ShouldBe("RECORD_SAYS_NOTHING");
        (await Try(node, pins => pins.PreferAsync(new PreferOrder(crm.Party, "shoe_size", web.Record, null, ""), Steward, null, Cancellation))).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
    }

    [Fact]
    public async Task What_a_steward_writes_survives_and_follows_merges_and_is_taken_back()
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var (ada, grace) = (await node.Put("crm", "1", People.Ada("ada@lovelace.example")), await node.Put("crm", "2", People.Grace()));
        Task<Outcome<PinReceipt>> Write(string? sex, string? etag) => node.InScope<PartyEditor, Outcome<PinReceipt>>(
            editor => editor.UpdateAsync(new PartyUpdate(ada.Party, new SourceRecordContent { Sex = sex }, [AttributeGroups.Sex], etag, "asked her"), Steward, null, Cancellation));
        var etag = (await node.Get(ada.Party)).Etag;
        (await Write("f", etag)).Value.Parties[0].Profile.Sex.ShouldBe("f");
        (await Write("x", etag)).Refusal!.Reason.ShouldBe("ETAG_STALE");
        await node.Put("crm", "1", People.Ada("ada@lovelace.example") with { Sex = "u" });
        (await node.Get(ada.Party)).Profile.Sex.ShouldBe("f");

        var merge = (await node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(grace.Party, ada.Party, grace.Party, null, null, ""), Steward, null, Cancellation))).Value;
        (await node.Get(grace.Party)).Profile.Sex.ShouldBe("f");
        await node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(merge.Merge!.Value, null, ""), Steward, null, Cancellation));
        (await node.Get(ada.Party)).Profile.Sex.ShouldBe("f");
        (await node.Get(grace.Party)).Profile.Sex.ShouldBeNull();

        (await Write(null, null)).Value.Parties[0].Profile.Sex.ShouldBe("u");
    }

    [Fact]
    public async Task Any_state_of_a_party_can_be_shown_and_a_merge_undone_after_later_changes()
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var (ada, grace) = (await node.Put("crm", "1", People.Ada("ada@lovelace.example")), await node.Put("crm", "2", People.Grace()));
        var apart = await Now();
        var merge = (await node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(ada.Party, grace.Party, ada.Party, null, null, "wrongly"), Steward, null, Cancellation))).Value;
        var joined = await Now();
        await node.Put("crm", "2", People.Grace() with { Language = "en" });
        await node.Put("shop", "9", People.Grace());
        await node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(merge.Merge!.Value, null, ""), Steward, null, Cancellation));
        (await node.Get(grace.Party)).Profile.Language.ShouldBe("en");

        async Task<PartyAt?> At(GlobalPartyId party, DateTimeOffset at) => await node.InScope<PartyHistory, PartyAt?>(history => history.AtAsync(party, at, Cancellation));
        (await At(grace.Party, apart))!.Records.ShouldHaveSingleItem().Key.Key.ShouldBe("2");
        var then = (await At(grace.Party, joined)).ShouldNotBeNull();
        then.Party.Id.ShouldBe(ada.Party);
        then.Party.RedirectedFrom.ShouldBe([grace.Party]);
        then.Records.Count.ShouldBe(2);
        then.Party.Profile.Emails.Count.ShouldBe(2);
        (await At(grace.Party, apart.AddYears(-1))).ShouldBeNull();
        var now = (await At(grace.Party, (await Now()).AddMinutes(1)))!;
        KeptForm.Write(now.Party.Profile).ShouldBe(KeptForm.Write((await node.Get(grace.Party)).Profile));

        var revisions = (await node.InScope<PartyHistory, Page<PartyRevision>?>(history => history.RevisionsAsync(grace.Party, new PageRequest(2), Cancellation)))!;
        revisions.Items.Count.ShouldBe(2);
        revisions.Items[0].Rule.ShouldBe(PinRules.Unmerge);
        revisions.NextToken.ShouldNotBeNull();
        (await node.InScope<PartyHistory, IReadOnlyList<TimelineEntry>>(history => history.TimelineAsync(grace.Party, 50, Cancellation)))
            .ShouldContain(entry => entry.Kind == TimelineKind.Decided && entry.Rule == PinRules.Merge && entry.Reason == "wrongly");

        async Task<DateTimeOffset> Now()
        {
            // The facts are of whole microseconds: the next one begins later.
            await Task.Yield();
            return (await node.Get(ada.Party)).ChangedAt > (await node.Get(grace.Party)).ChangedAt ? (await node.Get(ada.Party)).ChangedAt : (await node.Get(grace.Party)).ChangedAt;
        }
    }



    private static Task<Outcome<PinReceipt>> Try(MasterDataNode node, Func<StewardPins, Task<Outcome<PinReceipt>>> call) => node.InScope(call);

    private static async Task<PinReceipt> Ask(MasterDataNode node, Func<StewardPins, Task<Outcome<PinReceipt>>> call) => (await node.InScope(call)).Value;
}

public sealed class SqliteStewardPinsTests() : StewardPinsTests(IdentityHub.Storage.DatabaseProvider.Sqlite);

public sealed class PostgreSqlStewardPinsTests() : StewardPinsTests(IdentityHub.Storage.DatabaseProvider.PostgreSql);
