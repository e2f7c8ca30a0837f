using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;
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

    private static PartyDoubt Doubt(GlobalPartyId left, GlobalPartyId right, double weight, bool isOversized) => new(
        left, right,
        new ReviewEdge(TypeId.New<SourceRecordId>(TimeProvider.System), "crm", TypeId.New<SourceRecordId>(TimeProvider.System), "shop", weight, "score", isOversized, false, DateTimeOffset.UnixEpoch), isOversized);
}
