using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Blocking;

/// <summary>
/// The keys of every record of a table, from which the candidate pairs are streamed lane by lane, each pair once. Pairs are never kept as a list.
/// </summary>
internal sealed class CandidateIndex
{
    /// <summary>A block that even its refinements leave larger than this is compared along a window; its records are nearly alike in every part.</summary>
    public const int LargestBlock = 4000;

    /// <summary>How far apart in such a block two records may stand, counted from one to the other.</summary>
    public const int Window = 100;

    /// <summary>Records whose rows are fetched before their block's turn comes.</summary>
    private const int Ahead = 16;
    private readonly uint[] _keys;
    private readonly int _slots;
    private readonly int _count;
    private readonly RecordTable _records;
    private readonly bool _hasCrossLanes;

    private CandidateIndex(uint[] keys, int slots, RecordTable records, Lane[] lanes)
    {
        _keys = keys;
        _slots = slots;
        _count = records.Count;
        _records = records;
        Lanes = lanes;
        _hasCrossLanes = lanes.Any(lane => lane.Slots.Length > 1);
    }

    public IReadOnlyList<Lane> Lanes { get; }

    public static CandidateIndex Build(RecordKeys keys, RecordTable records, KeySet oversized, ParallelOptions parallel)
    {
        var slots = keys.Slots;
        var matrix = new uint[(long)records.Count * slots];
        Features.FeatureTableBuilder.ForRanges(records.Count, parallel, (start, end) =>
        {
            Span<ulong> made = stackalloc ulong[RecordKeys.MaxWidth];
            for (var record = start; record < end; record++)
            {
                foreach (var rule in keys.Rules)
                {
                    for (var value = 0; value < rule.Values; value++)
                    {
                        keys.Fill(record, rule, value, oversized, made[..rule.Width]);
                        for (var i = 0; i < rule.Width; i++)
                            matrix[(long)record * slots + rule.Start + value * rule.Width + i] = (uint)(made[i] >> 32);
                    }
                }
            }
        });
        return new(matrix, slots, records, [.. LanesOf(keys)]);
    }

    /// <summary>An index whose keys were worked out already: a row of <see cref="RecordKeys.Slots"/> per record, of which some hold no key at all.</summary>
    public static CandidateIndex Of(uint[] matrix, bool[] used, RecordKeys keys, RecordTable records) =>
        new(matrix, keys.Slots, records, [.. LanesOf(keys).Where(lane => Array.Exists(lane.Slots, slot => used[slot]))]);

    /// <summary>The index without the rules that aren't among these, and without the slots that no lane reads.</summary>
    public CandidateIndex Keeping(IReadOnlySet<string> rules, ParallelOptions parallel)
    {
        var lanes = Lanes.Where(lane => rules.Contains(lane.Rule.Name)).ToArray();
        int[] slots = [.. lanes.SelectMany(lane => lane.Slots).Order()];
        return new(
            KeyMatrix.Select(_keys, _count, _slots, slots, parallel), slots.Length, _records,
            [.. lanes.Select(lane => lane with { Slots = [.. lane.Slots.Select(slot => Array.BinarySearch(slots, slot))] })]);
    }

    /// <summary>Shows a visitor the pairs whose first common lane is this one.</summary>
    /// <param name="lane">Index of the lane.</param>
    /// <param name="sample">Only one key in so many is looked at; 1 for all.</param>
    /// <param name="buffers">Arrays to sort in.</param>
    /// <param name="visitor">Is shown the pairs.</param>
    public void Visit<TVisitor>(int lane, uint sample, SortBuffers buffers, ref TVisitor visitor)
        where TVisitor : struct, IPairVisitor
    {
        buffers.Ensure(_count * Lanes[lane].Slots.Length);
        var items = buffers.Items;
        var count = Gather(Lanes[lane].Slots, sample, items);
        RadixSort.Sort(items, buffers.Spare, count);
        count = WithoutLoners(items, count);
        var reach = Lanes[lane].Slots[0];
        var expected = 0;
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && items[end] >> 32 == items[start] >> 32)
                end++;
            for (; expected < Math.Min(count, end + Ahead); expected++)
            {
                var record = (int)(uint)items[expected];
                for (var slot = 0; slot < reach; slot += Memory.LineInts)
                    Memory.Prefetch(ref _keys[(long)record * _slots + slot]);
                visitor.Expect(record);
            }

            Block(lane, items.AsSpan(start, end - start), ref visitor);
            start = end;
        }
    }

    /// <summary>Moves the sorted items that share their key with another to the front and counts them.</summary>
    private static int WithoutLoners(ulong[] items, int count)
    {
        var kept = 0;
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && items[end] >> 32 == items[start] >> 32)
                end++;
            if (end - start > 1)
            {
                for (var i = start; i < end; i++)
                    items[kept++] = items[i];
            }

            start = end;
        }

        return kept;
    }

    private int Gather(int[] slots, uint sample, ulong[] items)
    {
        var count = 0;
        foreach (var slot in slots)
        {
            var keys = _keys;
            long at = slot;
            for (var record = 0; record < _count; record++, at += _slots)
            {
                var key = keys[at];
                if (key != 0 && (sample == 1 || (key * 2654435769u >> 8) % sample == 0))
                    items[count++] = ((ulong)key << 32) | (uint)record;
            }
        }

        return count;
    }

    /// <summary>Every key with its record, sorted by key: what finds the candidates of a record that arrives later.</summary>
    public ulong[] AllKeys()
    {
        var all = new List<ulong>();
        for (var record = 0; record < _count; record++)
        {
            for (var slot = 0; slot < _slots; slot++)
            {
                if (_keys[(long)record * _slots + slot] is not 0 and var key)
                    all.Add(((ulong)key << 32) | (uint)record);
            }
        }

        var sorted = all.ToArray();
        RadixSort.Sort(sorted, new ulong[sorted.Length], sorted.Length);
        return sorted;
    }

    /// <summary>Whether any lane brings the two records together.</summary>
    public bool AreCandidates(int left, int right) => SharesBefore(Lanes.Count, left, right);

    private static IEnumerable<Lane> LanesOf(RecordKeys keys)
    {
        foreach (var rule in keys.Rules)
        {
            for (var i = 0; i < rule.Width; i++)
                yield return new(rule.Rule, [.. Enumerable.Range(0, rule.Values).Select(value => rule.Start + value * rule.Width + i)]);
        }
    }

    private void Block<TVisitor>(int lane, Span<ulong> block, ref TVisitor visitor)
        where TVisitor : struct, IPairVisitor
    {
        var reach = block.Length;
        if (block.Length > LargestBlock)
        {
            reach = Window;
            block.Sort((x, y) => _records.RankOf((int)(uint)x).CompareTo(_records.RankOf((int)(uint)y)));
        }

        var key = (uint)(block[0] >> 32);
        for (var i = 0; i < block.Length; i++)
        {
            var left = (int)(uint)block[i];
            for (var j = i + 1; j < Math.Min(block.Length, i + reach); j++)
            {
                var right = (int)(uint)block[j];
                if (left != right && !SharesBefore(lane, left, right) && (Lanes[lane].Slots.Length == 1 || IsSmallestShared(lane, left, right, key)))
                    visitor.Visit(left, right);
            }
        }
    }

    private bool SharesBefore(int lanes, int left, int right)
    {
        // Slots of single-valued rules are compared side by side, eight at a time; the rest crosswise.
        var end = lanes == Lanes.Count ? _slots : Lanes[lanes].Slots[0];
        ref var l = ref _keys[(long)left * _slots];
        ref var r = ref _keys[(long)right * _slots];
        var slot = 0;
        for (; slot + Vector256<uint>.Count <= end; slot += Vector256<uint>.Count)
        {
            var a = Vector256.LoadUnsafe(ref l, (nuint)slot);
            var b = Vector256.LoadUnsafe(ref r, (nuint)slot);
            if ((Vector256.Equals(a, b) & ~Vector256.Equals(a, Vector256<uint>.Zero)) != Vector256<uint>.Zero)
                return true;
        }

        for (; slot < end; slot++)
        {
            if (Unsafe.Add(ref l, slot) == Unsafe.Add(ref r, slot) && Unsafe.Add(ref l, slot) != 0)
                return true;
        }

        return _hasCrossLanes && SharesCrosswise(lanes, left, right);
    }

    private bool SharesCrosswise(int lanes, int left, int right)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            var slots = Lanes[lane].Slots;
            if (slots.Length == 1)
                continue;
            foreach (var i in slots)
            {
                foreach (var j in slots)
                {
                    if (_keys[(long)left * _slots + i] is not 0 and var key && key == _keys[(long)right * _slots + j])
                        return true;
                }
            }
        }

        return false;
    }

    private bool IsSmallestShared(int lane, int left, int right, uint key)
    {
        foreach (var i in Lanes[lane].Slots)
        {
            foreach (var j in Lanes[lane].Slots)
            {
                var shared = _keys[(long)left * _slots + i];
                if (shared != 0 && shared < key && shared == _keys[(long)right * _slots + j])
                    return false;
            }
        }

        return true;
    }
}
