using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Merging;

/// <summary>Merging parties, and undoing it.</summary>
public sealed class MergeTests(Hub hub)
{
    [Fact]
    public async Task Merged_parties_are_one_until_they_are_unmerged()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var merge = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, Reason = "a steward knows" });
        merge.MergeId.ShouldStartWith("mrg_");
        merge.Survivor.Gpid.ShouldBe(first.Gpid);
        merge.AbsorbedGpid.ShouldBe(second.Gpid);

        var undone = await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = merge.MergeId, Reason = "a steward erred" });
        undone.Restored.Gpid.ShouldBe(second.Gpid);
        undone.Survivor.Gpid.ShouldBe(first.Gpid);
        var restored = await hub.Client.Parties.GetAsync(new GetRequest { Gpid = second.Gpid, Consistency = new() { AtLeastAsFresh = undone.ConsistencyToken } });
        restored.Redirected.ShouldBeFalse();
        restored.Party.Profile.Name.Given.ShouldBe("Grace");
    }

    [Fact]
    public async Task Validating_only_tells_what_would_come_and_writes_nothing()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var request = new MergeRequest { RequestId = Made.Key(), SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, ValidateOnly = true };
        var preview = await hub.Client.Merges.MergeAsync(request);
        preview.MergeId.ShouldBeEmpty();
        preview.Survivor.Profile.Emails.Count.ShouldBe(2);
        (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = second.Gpid, Consistency = new() { FullyConsistent = true } })).Redirected.ShouldBeFalse();

        // The id isn't used up: the same request may now be meant.
        request.ValidateOnly = false;
        (await hub.Client.Merges.MergeAsync(request)).MergeId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_stale_etag_is_refused()
    {
        var record = Made.Record();
        var first = await hub.Client.UpsertAsync(record);
        var second = await hub.Client.UpsertAsync(Made.Record("shop", given: "Grace"));
        var etag = (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = first.Gpid })).Party.Etag;
        record.Attributes.Name.Given = "Augusta";
        await hub.Client.UpsertAsync(record);
        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, SurvivorEtag = etag }).ShouldFailAsync(StatusCode.Aborted, "ETAG_STALE");
        var fresh = (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = first.Gpid, Consistency = new() { FullyConsistent = true } })).Party.Etag;
        (await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, SurvivorEtag = fresh })).MergeId.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_merged_is_refused()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = first.Gpid }).ShouldFailAsync(StatusCode.FailedPrecondition, "SAME_PARTY");
        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" })
            .ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid }).ShouldBlameAsync("absorbed_gpid");
        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, Reason = new string('x', 501) }).ShouldBlameAsync("reason");
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = "mrg_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldFailAsync(StatusCode.NotFound, "MERGE_NOT_FOUND");
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = first.Gpid }).ShouldBlameAsync("merge_id");

        var merge = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid });
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = merge.MergeId });
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = merge.MergeId }).ShouldFailAsync(StatusCode.FailedPrecondition, "MERGE_ALREADY_UNDONE");
    }

    [Fact]
    public async Task History_tells_both_sides_who_did_what_and_why()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var merge = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, Reason = "one" });
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = merge.MergeId, Reason = "two" });
        var again = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, Reason = "three" });

        foreach (var gpid in (string[])[first.Gpid, second.Gpid])
        {
            var newest = await hub.Client.Merges.ListHistoryAsync(new ListHistoryRequest { Gpid = gpid, PageSize = 1 });
            newest.Merges.Single().MergeId.ShouldBe(again.MergeId);
            var oldest = await hub.Client.Merges.ListHistoryAsync(new ListHistoryRequest { Gpid = gpid, PageSize = 1, PageToken = newest.NextPageToken });
            var entry = oldest.Merges.Single();
            entry.ShouldSatisfyAllConditions(
                () => entry.MergeId.ShouldBe(merge.MergeId),
                () => entry.Reason.ShouldBe("one"),
                () => entry.UnmergeReason.ShouldBe("two"),
                () => entry.UnmergeTime.ShouldNotBeNull(),
                () => entry.Actor.ShouldBe(Hub.Everything));
            oldest.NextPageToken.ShouldBeEmpty();
        }
    }
}
