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

    public static BlockingModel Plan(RecordKeys keys, int records, ParallelOptions parallel)
    {
        var budget = Math.Max(300_000L, records);
        var planned = new (BlockingRule Rule, List<ulong> Oversized)[keys.Rules.Count];
        Parallel.For(0, planned.Length, parallel, i => planned[i] = Plan(keys, keys.Rules[i], records, budget));
        var others = DefaultRules.All.Where(rule => !rule.OnlyWhole && !keys.Rules.Any(r => r.Rule.Name == rule.Name));
        return new(
            [.. planned.Where(p => p.Rule.Cap > 0).Select(p => p.Rule), .. others],
            [.. planned.SelectMany(p => p.Oversized).Order().Select(hash => Scoring.ValueShares.Key(hash))]);
    }

    private static (BlockingRule Rule, List<ulong> Oversized) Plan(RecordKeys keys, RuleSlots slots, int records, long budget)
    {
        var items = new ulong[records * slots.Values];
        var count = 0;
        for (var record = 0; record < records; record++)
        {
            for (var value = 0; value < slots.Values; value++)
            {
                if (keys.First(record, slots, value) is not 0 and var key)
                    items[count++] = key;
            }
        }

        items.AsSpan(0, count).Sort();
        var blocks = Runs(items.AsSpan(0, count));
        if (slots.Rule.OnlyWhole)
            return (slots.Rule with { Cap = blocks.Sum(b => b.Size * (b.Size - 1L) / 2) <= budget ? int.MaxValue : 0 }, []);
        var cap = CapFor(blocks.Select(b => b.Size), budget);
        var large = blocks.Where(b => b.Size > cap).Select(b => b.Key).ToList();
        var rule = slots.Rule with { Cap = cap };
        if (slots.Rule.Refine.Count == 0)
            return (rule, []);
        if (large.Count > 1000 && large.Count > blocks.Count / 2)
        {
            rule = rule with { AlwaysRefine = true };
            large.Clear();
        }

        // The refined blocks are measured as well; what is still too large is refined once more.
        var first = large.ToHashSet();
        var refinedSlots = slots with { Rule = rule };
        var refined = new List<ulong>();
        Span<ulong> made = stackalloc ulong[16];
        for (var record = 0; record < records; record++)
        {
            for (var value = 0; value < slots.Values; value++)
            {
                var key = keys.First(record, slots, value);
                if (key == 0 || !rule.AlwaysRefine && !first.Contains(key))
                    continue;
                keys.Fill(record, refinedSlots, value, first.Contains, made[..slots.Width]);
                foreach (var one in made[..slots.Width])
                {
                    if (one != 0)
                        refined.Add(one);
                }
            }
        }

        var sorted = refined.ToArray();
        sorted.AsSpan().Sort();
        var again = Runs(sorted);
        var limit = Math.Max(cap, CapFor(again.Select(b => b.Size), budget));
        large.AddRange(again.Where(b => b.Size > limit).Select(b => b.Key));
        return (rule, large);
    }

    private static List<(ulong Key, int Size)> Runs(ReadOnlySpan<ulong> sorted)
    {
        var runs = new List<(ulong, int)>();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
                end++;
            if (end - start > 1)
                runs.Add((sorted[start], end - start));
            start = end;
        }

        return runs;
    }

    /// <summary>The largest cap whose blocks up to it make no more pairs than the budget.</summary>
    private static int CapFor(IEnumerable<int> sizes, long budget)
    {
        var pairs = new long[LargestCap + 1];
        foreach (var size in sizes)
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
