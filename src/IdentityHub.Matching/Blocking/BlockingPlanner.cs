using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Blocking;

/// <summary>
/// Measures the blocks that the rules would make on a table, gives every rule a cap that its share of the work allows, and lists the keys above it. What it
/// worked out on the way are the keys of every record, so that the index needn't work them out again.
/// </summary>
internal sealed class BlockingPlanner
{
    /// <summary>Blocks up to this size are always compared as they are.</summary>
    private const int SmallestCap = 12;

    private const int LargestCap = 1000;

    /// <summary>A table with no more pairs than this is compared pair by pair.</summary>
    private const long SmallTableBudget = 600_000;

    /// <summary>Of a table above this size, the rules that need small blocks throughout are measured on a share of their keys.</summary>
    private const int LargeTable = 100_000;

    private const uint SampleOfLarge = 16;

    private readonly RecordKeys _keys;
    private readonly int _records;
    private readonly long _budget;
    private readonly uint[] _matrix;
    private readonly bool[] _used;

    private BlockingPlanner(RecordKeys keys, int records)
    {
        _keys = keys;
        _records = records;
        _budget = BudgetFor(records);
        _matrix = new uint[(long)records * keys.Slots];
        _used = new bool[keys.Slots];
    }

    /// <summary>The plan, and the index that it makes.</summary>
    public static (BlockingModel Model, CandidateIndex Index) Plan(
        Features.FeatureTable table, KeyPieces pieces, bool lasting, ParallelOptions parallel)
    {
        var all = new RecordKeys(table, pieces, DefaultRules.All);
        var affordable = new bool[all.Rules.Count];
        SortBuffers.ForEach(affordable.Length, parallel, (i, buffers) =>
            affordable[i] = all.Rules[i].Rule.IsLasting || !lasting && IsAffordable(all, all.Rules[i], table.Count, buffers));

        var keys = new RecordKeys(table, pieces, [.. all.Rules.Where((_, i) => affordable[i]).Select(slots => slots.Rule)]).Spread(parallel);
        var planner = new BlockingPlanner(keys, table.Count);
        var planned = new (BlockingRule Rule, List<ulong> Oversized)[keys.Rules.Count];
        SortBuffers.ForEach(planned.Length, parallel, (i, buffers) => planned[i] = planner.Plan(keys.Rules[i], buffers));
        var others = DefaultRules.All.Where(rule => rule.IsLasting && !keys.Rules.Any(r => r.Rule.Name == rule.Name));
        var model = new BlockingModel(
            [.. planned.Select(p => p.Rule), .. others],
            [.. planned.SelectMany(p => p.Oversized).Distinct().Order().Select(hash => Scoring.ValueShares.Key(hash))]);
        return (model, CandidateIndex.Of(planner._matrix, planner._used, keys, table.Records));
    }

    private static long BudgetFor(int records) => Math.Max(records, Math.Clamp(30L * records, 300_000, 600_000));

    /// <summary>Whether a table of this size can afford the rule: one that isn't refined only when every block can be compared whole.</summary>
    private static bool IsAffordable(RecordKeys keys, RuleSlots slots, int records, SortBuffers buffers)
    {
        if (!slots.Rule.OnlyWhole)
            return records <= slots.Rule.LargestTable;
        if (slots.Parts.Length == 0)
            return records * (records - 1L) / 2 <= SmallTableBudget;
        var sample = records > LargeTable ? SampleOfLarge : 1;
        buffers.Ensure(records * slots.Values);
        var count = 0;
        for (var record = 0; record < records; record++)
        {
            for (var value = 0; value < slots.Values; value++)
            {
                if (keys.First(record, slots, value) is not 0 and var key && (uint)key % sample == 0)
                    buffers.Items[count++] = key;
            }
        }

        return Runs(buffers, count).Sum(b => b.Size * (b.Size - 1L) / 2) * sample <= BudgetFor(records);
    }

    private (BlockingRule Rule, List<ulong> Oversized) Plan(RuleSlots slots, SortBuffers buffers)
    {
        var rule = slots.Rule;
        for (var value = 0; value < slots.Values; value++)
            _used[slots.Start + value * slots.Width] = true;
        var count = FillFirst(slots, buffers);
        var blocks = Runs(buffers, count);
        if (rule.OnlyWhole)
            return (rule with { Cap = int.MaxValue }, []);
        var budget = (long)(_budget * rule.Share);
        var cap = CapFor(blocks, budget);
        rule = rule with { Cap = cap };
        var large = buffers.Large;
        large.Clear();
        foreach (var block in blocks)
        {
            if (block.Size > cap)
                large.Add(block);
        }

        if (slots.Refine.Length == 0)
            return (rule, []);
        if (large.Count == 0)
            return (rule with { Refine = [] }, []);
        for (var i = slots.Start; i < slots.Start + slots.Values * slots.Width; i++)
            _used[i] = true;
        if (large.Count > 1000 && large.Count > blocks.Count / 2)
        {
            rule = rule with { AlwaysRefine = true };
            large = Ranges(buffers, count, smallest: 1);
        }

        // The refined blocks are measured as well; what is still too large is refined once more.
        var oversized = Members(slots, large, buffers);
        if (rule.AlwaysRefine)
            oversized.Clear();
        for (var i = 0; i < slots.Refine.Length; i++)
            Refine(slots, i, cap, budget, oversized, buffers);
        return (rule, oversized);
    }

    /// <summary>Writes every key of the first level to its slot and leaves them with their records in the buffer. Returns how many there are.</summary>
    private int FillFirst(RuleSlots slots, SortBuffers buffers)
    {
        buffers.Ensure(_records * slots.Values);
        var items = buffers.Items;
        var count = 0;
        for (var record = 0; record < _records; record++)
        {
            for (var value = 0; value < slots.Values; value++)
            {
                var key = _keys.First(record, slots, value) >> 32;
                _matrix[SlotOf(slots, record, value)] = (uint)key;
                if (key != 0)
                    items[count++] = (key << 32) | (uint)record;
            }
        }

        return count;
    }

    private long SlotOf(RuleSlots slots, int record, int value) => (long)record * _keys.Slots + slots.Start + value * slots.Width;

    /// <summary>Collects the records of the large blocks and returns the blocks' whole keys.</summary>
    private List<ulong> Members(RuleSlots slots, List<(int Start, int Size)> large, SortBuffers buffers)
    {
        var items = buffers.Items;
        var members = buffers.Members;
        var keys = new List<ulong>();
        members.Clear();
        foreach (var (start, size) in large)
        {
            var listed = keys.Count;
            for (var at = start; at < start + size; at++)
            {
                var record = (int)(uint)items[at];
                for (var value = 0; value < slots.Values; value++)
                {
                    var key = _keys.First(record, slots, value);
                    if (key >> 32 != items[at] >> 32 || _matrix[SlotOf(slots, record, value)] == 0)
                        continue;
                    AddOnce(keys, listed, key);
                    _matrix[SlotOf(slots, record, value)] = 0;
                    members.Add((record, value, key));
                }
            }
        }

        return keys;
    }

    private void Refine(RuleSlots slots, int refinement, int cap, long budget, List<ulong> oversized, SortBuffers buffers)
    {
        var members = buffers.Members;
        var items = buffers.Items;
        var count = 0;
        for (var i = 0; i < members.Count; i++)
        {
            var (record, value, first) = members[i];
            var key = _keys.Refined(record, slots, first, refinement) >> 32;
            _matrix[SlotOf(slots, record, value) + refinement] = (uint)key;
            if (key != 0)
                items[count++] = (key << 32) | (uint)i;
        }

        var blocks = Runs(buffers, count);
        var limit = Math.Max(cap, CapFor(blocks, budget));
        foreach (var (start, size) in blocks)
        {
            if (size <= limit)
                continue;
            var listed = oversized.Count;
            for (var at = start; at < start + size; at++)
            {
                var (record, value, first) = members[(int)(uint)items[at]];
                var key = _keys.Refined(record, slots, first, refinement);
                AddOnce(oversized, listed, key);
                _matrix[SlotOf(slots, record, value) + refinement] = (uint)(_keys.RefinedAgain(record, slots, key, refinement) >> 32);
            }
        }
    }

    /// <summary>Two whole keys may agree in the half that a slot holds: then both are listed.</summary>
    private static void AddOnce(List<ulong> keys, int from, ulong key)
    {
        if (keys.Count == from || (keys[^1] != key && keys.IndexOf(key, from) < 0))
            keys.Add(key);
    }

    /// <summary>Sorts the keys and returns the blocks of at least two.</summary>
    private static List<(int Start, int Size)> Runs(SortBuffers buffers, int count)
    {
        RadixSort.Sort(buffers.Items, buffers.Spare, count);
        return Ranges(buffers, count, smallest: 2);
    }

    private static List<(int Start, int Size)> Ranges(SortBuffers buffers, int count, int smallest)
    {
        var items = buffers.Items;
        var runs = buffers.Blocks;
        runs.Clear();
        for (var start = 0; start < count;)
        {
            // Sorted by the upper half only, which is what a slot holds.
            var end = start + 1;
            while (end < count && items[end] >> 32 == items[start] >> 32)
                end++;
            if (end - start >= smallest)
                runs.Add((start, end - start));
            start = end;
        }

        return runs;
    }

    /// <summary>The largest cap whose blocks up to it make no more pairs than the budget.</summary>
    private static int CapFor(List<(int Start, int Size)> blocks, long budget)
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
