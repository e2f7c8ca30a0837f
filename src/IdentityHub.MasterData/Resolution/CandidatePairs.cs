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
        var (keys, places) = Entries(nodes, stage);
        var largest = LargestBlock(nodes.Count);
        var (blocks, crowded) = Blocks(keys, places, largest);
        if (nodes.Count <= Many)
        {
            var found = new BlockPairs(nodes, stage, everyPair, crowded);
            foreach (var (start, count) in blocks)
                found.Take(keys[start], places.AsSpan(start, count));
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
                for (var i = range * atOnce; i < Math.Min(blocks.Count, (range + 1) * atOnce); i++)
                    found.Take(keys[blocks[i].Start], places.AsSpan(blocks[i].Start, blocks[i].Count));
            }
        });
        return [.. parts.SelectMany(part => part.Pairs)];
    }

    /// <summary>How many records may share a key, of so many.</summary>
    public static int LargestBlock(int nodes) => nodes > Many ? NeighbourhoodLoader.LargestBlock : int.MaxValue;

    /// <summary>Every key of every record that says something, by key; the places of those that have it beside them.</summary>
    private static (long[] Keys, int[] Places) Entries(IReadOnlyList<ResolutionNode> nodes, IMatchStage stage)
    {
        if (nodes.Count > Many)
        {
            // What is made once is made before the threads ask for it; each record's keys are kept by the stage.
            Read(0);
            Parallel.For(1, nodes.Count, i => Read(i));
        }
        var total = 0;
        for (var i = 0; i < nodes.Count; i++)
            total += Read(i).Count;
        var (keys, places) = (new long[total], new int[total]);
        var at = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var key in Read(i))
                (keys[at], places[at++]) = (key, i);
        }
        Array.Sort(keys, places);
        return (keys, places);

        IReadOnlyList<long> Read(int i) => nodes[i].IsSilent ? [] : stage.KeysOf(nodes[i].Entry);
    }

    /// <summary>Where keys are that several records have, whose places are then ascending.</summary>
    private static (List<(int Start, int Count)> Blocks, HashSet<long> Crowded) Blocks(long[] keys, int[] places, int largest)
    {
        var blocks = new List<(int, int)>();
        var crowded = new HashSet<long>();
        for (int start = 0, end; start < keys.Length; start = end)
        {
            for (end = start + 1; end < keys.Length && keys[end] == keys[start]; end++)
            {
            }
            if (end - start > largest)
                crowded.Add(keys[start]);
            else if (end - start > 1)
            {
                places.AsSpan(start, end - start).Sort();
                blocks.Add((start, end - start));
            }
        }
        return (blocks, crowded);
    }
}
