using IdentityHub.Matching.Blocking;

namespace IdentityHub.Matching.RealTime;

/// <summary>Which rows in memory hold a key: those of the first table as one sorted array, those that came later in lists.</summary>
/// <param name="first">The first table's keys, each above its row, sorted.</param>
/// <param name="rankOf">The rank of a row; neighbours in a block that is too large go by it.</param>
internal sealed class ResidentKeys(ulong[] first, Func<int, ulong> rankOf)
{
    private readonly Dictionary<uint, List<int>> _later = [];

    /// <summary>Blocks that are too large to be compared whole, in order of rank; made when such a block is met first.</summary>
    private readonly Dictionary<uint, List<(ulong Rank, int Row)>> _large = [];

    /// <summary>Adds a row and returns the rows that it is to be compared with, each once, ascending.</summary>
    public List<int> Add(int row, IReadOnlyList<ulong> keys)
    {
        var found = new List<int>();
        foreach (var half in keys.Select(key => (uint)(key >> 32)).Distinct())
        {
            if (!_large.TryGetValue(half, out var large))
            {
                var start = found.Count;
                for (var at = FirstOf(half); at < first.Length && first[at] >> 32 == half; at++)
                    found.Add((int)(uint)first[at]);
                if (_later.TryGetValue(half, out var rows))
                    found.AddRange(rows);
                else
                    _later[half] = rows = [];
                rows.Add(row);
                if (found.Count - start < CandidateIndex.LargestBlock)
                    continue;
                large = _large[half] = Ranked(found[start..]);
                found.RemoveRange(start, found.Count - start);
            }

            Neighbours(large, row, found);
        }

        found.Sort();
        return [.. found.Distinct()];
    }

    private List<(ulong Rank, int Row)> Ranked(List<int> rows)
    {
        var ranked = rows.Distinct().Select(row => (rankOf(row), row)).ToList();
        ranked.Sort();
        return ranked;
    }

    /// <summary>Inserts the row at its place and adds those that stand within the window on either side.</summary>
    private void Neighbours(List<(ulong Rank, int Row)> block, int row, List<int> found)
    {
        var own = (rankOf(row), row);
        var place = ~block.BinarySearch(own);
        for (var i = Math.Max(0, place - CandidateIndex.Window + 1); i < Math.Min(block.Count, place + CandidateIndex.Window - 1); i++)
            found.Add(block[i].Row);
        block.Insert(place, own);
    }

    private int FirstOf(uint half)
    {
        var (low, high) = (0, first.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = first[middle] >> 32 < half ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
