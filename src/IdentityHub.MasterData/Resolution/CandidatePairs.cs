using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Finds and judges the pairs of records that share a key.</summary>
internal static class CandidatePairs
{
    /// <summary>So many records are not a neighbourhood but all there are: they are judged by all cores, and a key that too many share finds nobody, as when a command looks for it.</summary>
    private const int Many = 20_000;

    /// <summary>All pairs that match or nearly do, each once.</summary>
    /// <param name="nodes">In their order.</param>
    /// <param name="stage">Judges.</param>
    /// <param name="everyPair">False: of records that a rule links because they are alike only a chain is given, as no word parts them.</param>
    public static List<CandidatePair> Of(IReadOnlyList<ResolutionNode> nodes, IMatchStage stage, bool everyPair)
    {
        var entries = Entries(nodes, stage);
        var largest = nodes.Count > Many ? NeighbourhoodLoader.LargestBlock : int.MaxValue;
        var (blocks, crowded) = Blocks(entries, largest);
        if (nodes.Count <= Many)
        {
            var found = new BlockPairs(nodes, stage, everyPair, crowded);
            foreach (var (start, count) in blocks)
                found.Take(entries.AsSpan(start, count));
            return found.Pairs;
        }
        var threads = Environment.ProcessorCount;
        var parts = new BlockPairs[threads];
        var next = -1;
        const int atOnce = 1024;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, thread =>
        {
            var found = parts[thread] = new BlockPairs(nodes, stage.Twin(), everyPair, crowded);
            while (Interlocked.Increment(ref next) is var range && range * atOnce < blocks.Count)
            {
                foreach (var (start, count) in blocks.Skip(range * atOnce).Take(atOnce))
                    found.Take(entries.AsSpan(start, count));
            }
        });
        return [.. parts.SelectMany(part => part.Pairs)];
    }

    /// <summary>Every key of every record that says something, by key, then by the record's place.</summary>
    private static (long Key, int Node)[] Entries(IReadOnlyList<ResolutionNode> nodes, IMatchStage stage)
    {
        var keys = new IReadOnlyList<long>?[nodes.Count];
        if (nodes.Count > Many)
        {
            // What is made once is made before the threads ask for it.
            Read(0);
            Parallel.For(1, nodes.Count, Read);
        }
        else
        {
            for (var i = 0; i < nodes.Count; i++)
                Read(i);
        }
        var entries = new (long Key, int Node)[keys.Sum(own => own?.Count ?? 0)];
        var at = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            foreach (var key in keys[i] ?? [])
                entries[at++] = (key, i);
        }
        Array.Sort(entries, static (a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : a.Node.CompareTo(b.Node));
        return entries;

        void Read(int i)
        {
            if (!nodes[i].IsSilent)
                keys[i] = stage.KeysOf(nodes[i].Entry);
        }
    }

    private static (List<(int Start, int Count)> Blocks, HashSet<long> Crowded) Blocks((long Key, int Node)[] entries, int largest)
    {
        var blocks = new List<(int, int)>();
        var crowded = new HashSet<long>();
        for (int start = 0, end; start < entries.Length; start = end)
        {
            for (end = start + 1; end < entries.Length && entries[end].Key == entries[start].Key; end++)
            {
            }
            if (end - start > largest)
                crowded.Add(entries[start].Key);
            else if (end - start > 1)
                blocks.Add((start, end - start));
        }
        return (blocks, crowded);
    }
}
