using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

/// <summary>One meaning for batch and real time, also where a block has grown too large to be compared whole.</summary>
public sealed class ResidentKeysTests
{
    private const ulong Key = 0x1234_5678_0000_0000;

    [Fact]
    public void A_block_is_compared_whole_until_it_is_too_large_and_then_along_its_ranks()
    {
        var keys = new ResidentKeys([], RankOf);
        for (var row = 0; row < CandidateIndex.LargestBlock; row++)
            keys.Add(row, [Key]).Count.ShouldBe(row);

        var candidates = keys.Add(CandidateIndex.LargestBlock, [Key]);

        candidates.Count.ShouldBeLessThanOrEqualTo(2 * (CandidateIndex.Window - 1));
        candidates.ShouldBe(Neighbours(CandidateIndex.LargestBlock, CandidateIndex.LargestBlock + 1), ignoreOrder: true);
    }

    [Fact]
    public void Whoever_a_run_over_all_compares_has_been_compared_one_by_one()
    {
        var keys = new ResidentKeys([.. Enumerable.Range(0, 3000).Select(row => Key | (uint)row)], RankOf);
        var count = CandidateIndex.LargestBlock + 600;
        var compared = new HashSet<(int, int)>();
        for (var row = 3000; row < count; row++)
        {
            foreach (var other in keys.Add(row, [Key]))
                compared.Add((other, row));
        }

        for (var row = 3000; row < count; row += 37)
            Neighbours(row, count).Where(other => other < row).Select(other => (other, row)).Except(compared).ShouldBeEmpty();
    }

    [Fact]
    public void A_row_found_by_several_keys_comes_once_and_never_itself()
    {
        var keys = new ResidentKeys([Key | 0, Key | 1, (Key << 1) | 0], RankOf);

        keys.Add(2, [Key, Key << 1]).ShouldBe([0, 1]);
        keys.Add(3, [Key << 1]).ShouldBe([0, 2]);
    }

    private static ulong RankOf(int row) => StableHash.Of((ulong)row + 1);

    /// <summary>Who stands within the window of a row when so many are there.</summary>
    private static IEnumerable<int> Neighbours(int row, int count)
    {
        var order = Enumerable.Range(0, count).OrderBy(RankOf).ToList();
        var place = order.IndexOf(row);
        return order.Where((other, at) => other != row && Math.Abs(at - place) < CandidateIndex.Window);
    }
}
