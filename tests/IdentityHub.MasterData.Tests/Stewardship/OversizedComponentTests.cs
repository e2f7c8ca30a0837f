using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

public sealed class OversizedComponentTests
{
    [Fact]
    public void More_records_than_the_guard_allows_are_one_question_however_many_parties_hang_together()
    {
        var parties = Enumerable.Range(0, 4).Select(_ => TypeId.New<GlobalPartyId>(TimeProvider.System)).ToList();
        PartyDoubt[] chain = [.. parties.Zip(parties.Skip(1)).Select((pair, i) => Doubt(pair.First, pair.Second, 10 + i, isOversized: true))];
        var apart = Doubt(TypeId.New<GlobalPartyId>(TimeProvider.System), TypeId.New<GlobalPartyId>(TimeProvider.System), 3, isOversized: false);

        var tasks = ReviewTaskFold.OfPairs([apart, .. chain.Reverse()], _ => new Holdings()).ToList();

        var guard = tasks.Single(task => task.Kind == ReviewKind.OversizedComponent);
        guard.Parties.ShouldBe(parties.OrderBy(party => party.Value));
        guard.Weight.ShouldBe(12);
        tasks.Count.ShouldBe(2);
        // The same whatever order the pairs come in, and worth more than any single pair.
        ReviewTaskFold.OfPairs(chain, _ => new Holdings()).Single().Fingerprint.ShouldBe(guard.Fingerprint);
        guard.Priority.ShouldBeGreaterThan(tasks.Single(task => task.Kind == ReviewKind.UnsurePair).Priority);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task One_record_too_many_parts_what_only_scores_joined_and_asks_until_it_is_gone(DatabaseProvider provider)
    {
        const int largest = GroupJoining.LargestComponent;
        await using var node = await MasterDataNode.CreateAsync(provider);
        var desk = new Desk(node);
        var party = (await PartiesOfAsync(node, largest)).ShouldHaveSingleItem();
        (await AskedAsync(desk)).ShouldBeEmpty();

        (await PartiesOfAsync(node, largest + 1)).Count.ShouldBe(largest + 1);
        var task = (await AskedAsync(desk)).ShouldHaveSingleItem();
        task.Parties.Count.ShouldBe(largest + 1);
        (await desk.Try(task, ReviewAnswer.Link)).Refusal!.Reason.ShouldBe("TASK_NOT_ANSWERABLE");

        await node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.DeleteAsync(Alike(largest).Key, MasterDataNode.Crm, null, TestContext.Current.CancellationToken));
        (await AskedAsync(desk)).ShouldBeEmpty();
        (await PartiesOfAsync(node, largest)).ShouldBe([party]);
    }

    /// <summary>The parties of so many records that are alike; those that aren't there yet are written.</summary>
    private static async Task<IReadOnlyList<GlobalPartyId>> PartiesOfAsync(MasterDataNode node, int records)
    {
        await node.PutAll(Enumerable.Range(0, records).Select(Alike));
        // Written again, so that each tells where it is after the last.
        return [.. (await node.PutAll(Enumerable.Range(0, records).Select(Alike))).Select(answer => answer.Value.Party).Distinct()];
    }

    private static Task<IReadOnlyList<ReviewTask>> AskedAsync(Desk desk) => desk.OpenAsync(new ReviewFilter { Kinds = [ReviewKind.OversizedComponent] });

    private static SourceRecordUpsert Alike(int number) => new(
        new SourceKey("web", $"{number}"), new SourceRecordContent { GivenName = "Perdita", FamilyName = "Wollstonecraft", BirthDate = new DateOnly(1917, 8, 30) });

    private static PartyDoubt Doubt(GlobalPartyId left, GlobalPartyId right, double weight, bool isOversized) => new(
        left, right,
        new ReviewEdge(TypeId.New<SourceRecordId>(TimeProvider.System), "crm", TypeId.New<SourceRecordId>(TimeProvider.System), "shop", weight, "score", isOversized, false, DateTimeOffset.UnixEpoch), isOversized);
}
