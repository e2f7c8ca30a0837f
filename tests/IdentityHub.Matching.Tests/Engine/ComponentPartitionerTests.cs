using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Matching.Clustering;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class ComponentPartitionerTests
{
    [Fact]
    public void A_chain_of_strong_links_is_one_party() =>
        Parties(3, (0, 1, 10), (1, 2, 10), (0, 2, 2)).ShouldBe([0, 0, 0]);

    [Fact]
    public void A_weak_bridge_between_two_people_is_refused_and_reported()
    {
        var partition = Partition(4, (0, 1, 15), (2, 3, 15), (1, 2, 2), (0, 2, -12), (0, 3, -12), (1, 3, -12));

        partition.PartyOf.ShouldBe([0, 0, 1, 1]);
        partition.Refused.ShouldHaveSingleItem().Reason.ShouldBe(ReviewReason.WeakBridge);
    }

    [Fact]
    public void Groups_that_agree_among_themselves_and_contradict_each_other_stay_apart_where_one_contradiction_may_be_an_error()
    {
        // Two records of each of two twins: every pair between them is a link by itself, but for the given name.
        PairEvidence Twins(int a, int b) => a / 2 == b / 2 ? new(15) : new(3, Contrary: 5);

        ComponentPartitioner.Partition([1, 2, 3, 4], Twins, 0).PartyOf.ShouldBe([0, 0, 1, 1]);
        ComponentPartitioner.Partition([1, 2, 3], Twins, 0).PartyOf.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void A_veto_never_ends_up_inside_a_party()
    {
        var partition = ComponentPartitioner.Partition([1, 2, 3], (a, b) => a + b == 2 ? new(-5, IsVeto: true) : new(20), 0);

        partition.PartyOf[0].ShouldNotBe(partition.PartyOf[2]);
        partition.Refused.ShouldContain(r => r.Reason == ReviewReason.Vetoed);
    }

    [Fact]
    public void A_pin_joins_what_the_evidence_would_not()
    {
        var partition = ComponentPartitioner.Partition([1, 2], (_, _) => new(-8, IsPinned: true), 0);

        partition.PartyOf.ShouldBe([0, 0]);
    }

    [Fact]
    public void A_component_above_the_guard_links_nothing_and_says_so()
    {
        var partition = ComponentPartitioner.Partition([1, 2, 3], (_, _) => new(20), 0, largest: 2);

        partition.PartyOf.Distinct().Count().ShouldBe(3);
        partition.Refused.ShouldAllBe(r => r.Reason == ReviewReason.TooLarge);
    }

    [Fact]
    public void The_partition_does_not_depend_on_the_order_of_the_records() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var n = random.Next(2, 12);
            var weights = new float[n, n];
            var vetoes = new bool[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = i + 1; j < n; j++)
                {
                    // Whole numbers, so that there are many ties to break.
                    weights[i, j] = weights[j, i] = random.Next(-10, 11);
                    vetoes[i, j] = vetoes[j, i] = random.Next(12) == 0;
                }
            }

            var ranks = Enumerable.Range(0, n).Select(i => Records.StableHash.Of((ulong)i + 1)).ToArray();
            var straight = ComponentPartitioner.Partition(ranks, (a, b) => new(weights[a, b], vetoes[a, b]), 0).PartyOf;
            var order = Enumerable.Range(0, n).OrderBy(_ => random.Next()).ToArray();
            var shuffled = ComponentPartitioner.Partition([.. order.Select(i => ranks[i])], (a, b) => new(weights[order[a], order[b]], vetoes[order[a], order[b]]), 0).PartyOf;

            return Enumerable.Range(0, n).All(i => shuffled[i] == straight[order[i]]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static int[] Parties(int count, params (int, int, float)[] weights) => Partition(count, weights).PartyOf;

    private static ComponentPartition Partition(int count, params (int, int, float)[] weights)
    {
        var table = weights.ToDictionary(w => (Math.Min(w.Item1, w.Item2), Math.Max(w.Item1, w.Item2)), w => w.Item3);
        return ComponentPartitioner.Partition(
            [.. Enumerable.Range(1, count).Select(i => (ulong)i)], (a, b) => new(table.GetValueOrDefault((Math.Min(a, b), Math.Max(a, b)), -10)), 0);
    }
}
