using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Records;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Merging;

public sealed class PartyMergerTests
{
    private static readonly Actor Steward = Actor.Account(new AccountId(Guid.Parse("01890000-0000-7000-8000-000000000001")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_merge_makes_one_party_and_the_absorbed_id_redirects()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);

        var merge = await Merge(node, ada, grace, survivor: grace);

        merge.Survivor.Id.ShouldBe(grace);
        merge.Absorbed.ShouldBe(ada);
        var view = await node.Get(ada);
        view.Id.ShouldBe(grace);
        view.RedirectedFrom.ShouldBe([ada]);
        view.Profile.Emails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_a_name_the_party_with_most_records_survives()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        await node.Put("shop", "3", People.Grace());

        var merge = await Merge(node, ada, grace);

        merge.Survivor.Id.ShouldBe(grace);
    }

    [Fact]
    public async Task A_party_that_holds_an_account_survives_before_a_bigger_one()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (_, grace) = await Two(node);
        await node.Put("shop", "3", People.Grace());
        var account = (await node.Put("hub", "acc_1", People.Ada("ada@elsewhere.example"))).Party;

        var merge = await Merge(node, grace, account);

        merge.Survivor.Id.ShouldBe(account);
    }

    [Fact]
    public async Task An_unmerge_gives_the_old_id_its_records_back()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var (before, beforeToo) = (await node.Get(ada), await node.Get(grace));
        var merge = await Merge(node, ada, grace, survivor: grace);

        var unmerge = await Unmerge(node, merge.Merge!.Value);

        unmerge.Survivor.Id.ShouldBe(grace);
        unmerge.Restored.Id.ShouldBe(ada);
        Profile(await node.Get(ada)).ShouldBe(Profile(before));
        Profile(await node.Get(grace)).ShouldBe(Profile(beforeToo));
    }

    [Fact]
    public async Task An_unmerge_restores_after_later_intake_and_the_rules_do_not_rejoin_the_two()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var merge = await Merge(node, ada, grace, survivor: ada);
        var late = await node.Put("shop", "9", People.Grace());
        late.Party.ShouldBe(ada);

        await Unmerge(node, merge.Merge!.Value);
        // Both addresses on one record would join the two, did it say who somebody is.
        var bridge = await node.Put("shop", "10", new SourceRecordContent { Emails = [new EmailAddressValue("ada@lovelace.example"), new EmailAddressValue("grace@hopper.example")] });

        (await node.Get(ada)).Id.ShouldBe(ada);
        (await node.Get(grace)).Id.ShouldBe(grace);
        (await node.Put("shop", "9", People.Grace() with { MiddleName = "Brewster" })).Party.ShouldBe(grace);
        bridge.Party.ShouldNotBeOneOf(ada, grace);
    }

    [Fact]
    public async Task A_merge_after_an_unmerge_counts_as_the_later_word()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        await Unmerge(node, (await Merge(node, ada, grace, survivor: ada)).Merge!.Value);

        var again = await Merge(node, ada, grace, survivor: ada);

        again.Survivor.Id.ShouldBe(ada);
        (await node.Get(grace)).Id.ShouldBe(ada);
    }

    [Fact]
    public async Task Merges_are_undone_in_any_order()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var mary = (await node.Put("crm", "3", new SourceRecordContent { GivenName = "Mary", FamilyName = "Somerville" })).Party;
        var first = await Merge(node, ada, grace, survivor: grace);
        var second = await Merge(node, grace, mary, survivor: mary);
        (await node.Get(ada)).Id.ShouldBe(mary);

        await Unmerge(node, first.Merge!.Value);
        (await node.Get(ada)).Id.ShouldBe(ada);
        (await node.Get(grace)).Id.ShouldBe(mary);

        await Unmerge(node, second.Merge!.Value);
        (await node.Get(grace)).Id.ShouldBe(grace);
        (await node.Get(mary)).Id.ShouldBe(mary);
    }

    [Fact]
    public async Task A_preview_says_what_would_come_and_writes_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);

        var preview = (await Try(node, new MergeOrder(ada, grace, ada, null, null, "", ValidateOnly: true))).Value;

        preview.Merge.ShouldBeNull();
        preview.Survivor.Profile.Emails.Count.ShouldBe(2);
        (await node.Get(grace)).Id.ShouldBe(grace);
        (await node.Get(ada)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_stale_etag_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var etag = (await node.Get(ada)).Etag;
        await node.Put("crm", "1", People.Ada() with { MiddleName = "Augusta" });

        (await Try(node, new MergeOrder(ada, grace, null, etag, null, ""))).Refusal!.Reason.ShouldBe("ETAG_STALE");
    }

    [Fact]
    public async Task Refusals_name_their_reason()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var stranger = TypeId.New<GlobalPartyId>(TimeProvider.System);
        var third = (await node.Put("crm", "3", new SourceRecordContent { GivenName = "Mary" })).Party;

        (await Try(node, new MergeOrder(ada, stranger, null, null, null, ""))).Refusal!.Reason.ShouldBe("PARTY_NOT_FOUND");
        (await Try(node, new MergeOrder(ada, ada, null, null, null, ""))).Refusal!.Reason.ShouldBe("SAME_PARTY");
        (await Try(node, new MergeOrder(ada, grace, third, null, null, ""))).Refusal!.Reason.ShouldBe("SURVIVOR_UNKNOWN");
        (await Try(node, new MergeOrder(ada, grace, null, null, null, "bell\a"))).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        var merge = await Merge(node, ada, grace);
        await Unmerge(node, merge.Merge!.Value);
        (await TryUnmerge(node, new UnmergeOrder(merge.Merge!.Value, null, ""))).Refusal!.Reason.ShouldBe("MERGE_ALREADY_UNDONE");
        (await TryUnmerge(node, new UnmergeOrder(TypeId.New<MergeId>(TimeProvider.System), null, ""))).Refusal!.Reason.ShouldBe("MERGE_NOT_FOUND");
    }

    [Fact]
    public async Task A_repeated_merge_request_answers_as_the_first_time()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var request = new RequestKey("steward-desk", "m-1", new string('c', 64));
        var order = new MergeOrder(ada, grace, ada, null, null, "same");

        var first = (await Try(node, order, request)).Value;
        var again = (await Try(node, order, request)).Value;

        again.Merge.ShouldBe(first.Merge);
        again.Absorbed.ShouldBe(grace);
    }

    [Fact]
    public async Task History_shows_every_merge_newest_first_and_who_took_it_back()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = await Two(node);
        var merge = await Merge(node, ada, grace, survivor: ada);
        await Unmerge(node, merge.Merge!.Value);
        var again = await Merge(node, ada, grace, survivor: ada);

        var page = (await node.InScope<PartyMerger, Page<MergeHistoryEntry>?>(merger => merger.HistoryAsync(grace, new PageRequest(), Cancellation))).ShouldNotBeNull();

        page.Items.Select(entry => entry.Merge).ShouldBe([again.Merge!.Value, merge.Merge!.Value]);
        page.Items[0].UndoneAt.ShouldBeNull();
        page.Items[1].UndoneBy.ShouldBe(Steward);
        page.Items[1].UndoneReason.ShouldBe("wrong");
    }

    private static async Task<(GlobalPartyId Ada, GlobalPartyId Grace)> Two(MasterDataNode node) =>
        ((await node.Put("crm", "1", People.Ada())).Party, (await node.Put("crm", "2", People.Grace())).Party);

    private static Task<Outcome<MergeReceipt>> Try(MasterDataNode node, MergeOrder order, RequestKey? request = null) =>
        node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(order, Steward, request, Cancellation));

    private static async Task<MergeReceipt> Merge(MasterDataNode node, GlobalPartyId first, GlobalPartyId second, GlobalPartyId? survivor = null) =>
        (await Try(node, new MergeOrder(first, second, survivor, null, null, "the same person"))).Value;

    private static Task<Outcome<UnmergeReceipt>> TryUnmerge(MasterDataNode node, UnmergeOrder order) =>
        node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(order, Steward, null, Cancellation));

    private static async Task<UnmergeReceipt> Unmerge(MasterDataNode node, MergeId merge) => (await TryUnmerge(node, new UnmergeOrder(merge, null, "wrong"))).Value;

    private static string Profile(IdentityHub.MasterData.Parties.PartyView view) => $"{view.Id} {System.Text.Encoding.UTF8.GetString(IdentityHub.MasterData.Facts.KeptForm.Write(view.Profile))} {view.Kind} {string.Join(",", view.RedirectedFrom)}";
}
