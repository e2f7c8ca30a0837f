using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Blocking;

/// <summary>
/// Measures the blocks that the rules would make on a table, gives every rule a cap that its share of the work allows, and lists the keys above it.
/// </summary>
internal static class BlockingPlanner
{
    /// <summary>Blocks up to this size are always compared as they are.</summary>
    private const int SmallestCap = 12;

    private const int LargestCap = 1000;

    /// <summary>A table with no more pairs than this is compared pair by pair.</summary>
    private const long SmallTableBudget = 600_000;

    public static BlockingModel Plan(RecordKeys keys, int records, bool lasting, ParallelOptions parallel)
    {
        var budget = Math.Max(records, Math.Clamp(30L * records, 300_000, 600_000));
        var planned = new (BlockingRule Rule, List<ulong> Oversized)[keys.Rules.Count];
        Parallel.For(0, planned.Length, parallel, () => new SortBuffers(), (i, _, buffers) =>
        {
            planned[i] = Plan(keys, keys.Rules[i], records, budget, buffers);
            return buffers;
        }, _ => { });
        var others = DefaultRules.All.Where(rule => !rule.OnlyWhole && !keys.Rules.Any(r => r.Rule.Name == rule.Name));
        return new(
            [.. planned.Where(p => p.Rule.Cap > 0 && !(lasting && p.Rule.OnlyWhole)).Select(p => p.Rule), .. others],
            [.. planned.SelectMany(p => p.Oversized).Order().Select(hash => Scoring.ValueShares.Key(hash))]);
    }

    private static (BlockingRule Rule, List<ulong> Oversized) Plan(RecordKeys keys, RuleSlots slots, int records, long budget, SortBuffers buffers)
    {
        buffers.Ensure(records * slots.Values);
        var (all, spare) = (buffers.Items, buffers.Spare);
        var count = 0;
        for (var record = 0; record < records; record++)
        {
            for (var value = 0; value < slots.Values; value++)
            {
                if (keys.First(record, slots, value) is not 0 and var key)
                    all[count++] = key;
            }
        }

        var blocks = Runs(all, spare, count);
        if (slots.Rule.OnlyWhole)
            return (slots.Rule with { Cap = blocks.Sum(b => b.Size * (b.Size - 1L) / 2) <= (slots.Parts.Length == 0 ? SmallTableBudget : budget) ? int.MaxValue : 0 }, []);
        var cap = CapFor(blocks, budget);
        var large = blocks.Where(b => b.Size > cap).Select(b => b.Key).ToList();
        var rule = slots.Rule with { Cap = cap };
        if (slots.Refine.Length == 0)
            return (rule, []);
        if (large.Count > 1000 && large.Count > blocks.Count / 2)
        {
            rule = rule with { AlwaysRefine = true };
            large.Clear();
        }

        // The refined blocks are measured as well; what is still too large is refined once more.
        var first = new KeySet(large);
        var refined = slots.With(rule);
        Span<ulong> made = stackalloc ulong[slots.Width];
        var lanes = Enumerable.Range(0, slots.Width).Select(_ => new List<ulong>()).ToArray();
        for (var record = 0; record < records; record++)
        {
            for (var value = 0; value < slots.Values; value++)
            {
                if (!keys.Fill(record, refined, value, first, made))
                    continue;
                for (var i = 0; i < made.Length; i++)
                {
                    if (made[i] != 0)
                        lanes[i].Add(made[i]);
                }
            }
        }

        foreach (var lane in lanes)
        {
            lane.CopyTo(all);
            var again = Runs(all, spare, lane.Count);
            var limit = Math.Max(cap, CapFor(again, budget));
            large.AddRange(again.Where(b => b.Size > limit).Select(b => b.Key));
        }

        return (rule, large);
    }

    /// <summary>The blocks of at least two, with their keys.</summary>
    private static List<(ulong Key, int Size)> Runs(ulong[] keys, ulong[] spare, int count)
    {
        RadixSort.Sort(keys, spare, count);
        var runs = new List<(ulong, int)>();
        for (var start = 0; start < count;)
        {
            // Sorted by the upper half only, which is what a slot holds.
            var end = start + 1;
            while (end < count && keys[end] >> 32 == keys[start] >> 32)
                end++;
            if (end - start > 1)
                runs.Add((keys[start], end - start));
            start = end;
        }

        return runs;
    }

    /// <summary>The largest cap whose blocks up to it make no more pairs than the budget.</summary>
    private static int CapFor(List<(ulong Key, int Size)> blocks, long budget)
    {
        var pairs = new long[LargestCap + 1];
        foreach (var (_, size) in blocks)
        {
            if (size <= LargestCap)
                pairs[size] += (long)size * (size - 1) / 2;
        }

        long sum = 0;
        for (var cap = 0; cap <= LargestCap; cap++)
        {
            sum += pairs[cap];
            if (sum > budget && cap > SmallestCap)
                return cap - 1;
        }

        return LargestCap;
    }
}
