using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Finds and judges the pairs of records that share a key.</summary>
internal static class CandidatePairs
{
    /// <summary>All pairs that match or nearly do, each once.</summary>
    /// <param name="nodes">In their order.</param>
    /// <param name="stage">Judges.</param>
    /// <param name="everyPair">False: of records that a rule links because they are alike only a chain is given, as no word parts them.</param>
    public static List<CandidatePair> Of(IReadOnlyList<ResolutionNode> nodes, IMatchStage stage, bool everyPair)
    {
        var blocks = new Dictionary<long, List<int>>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].IsSilent)
                continue;
            foreach (var key in stage.KeysOf(nodes[i].Entry))
            {
                if (!blocks.TryGetValue(key, out var block))
                    blocks.Add(key, block = new List<int>(2));
                block.Add(i);
            }
        }
        var pairs = new List<CandidatePair>();
        var seen = new HashSet<(int, int)>();
        foreach (var block in blocks.Values)
        {
            if (block.Count > 1)
                Within(block);
        }
        return pairs;

        void Within(List<int> block)
        {
            // A person with a thousand records has half a million pairs; records that are alike and certainly linked need a chain among themselves and one of them for the rest.
            List<int>? latest = null;
            Dictionary<int, int>? last = null;
            for (var i = 0; i < block.Count; i++)
            {
                var alike = stage.LikenessOf(nodes[block[i]].Entry);
                last ??= [];
                if (!everyPair && last.TryGetValue(alike, out var before) && stage.Judge(nodes[before].Entry, nodes[block[i]].Entry).Class == PairClass.Certain)
                {
                    Add(before, block[i]);
                    last[alike] = block[i];
                    // Only certain links may leave pairs out: to every other kind one of the chain stands for all, as they are one group.
                    foreach (var j in latest!)
                    {
                        if (stage.LikenessOf(nodes[j].Entry) != alike && stage.Judge(nodes[j].Entry, nodes[block[i]].Entry).Class is not PairClass.Certain)
                            Add(j, block[i]);
                    }
                    latest.Add(block[i]);
                    continue;
                }
                last[alike] = block[i];
                foreach (var j in latest ?? [])
                    Add(j, block[i]);
                (latest ??= []).Add(block[i]);
            }
        }

        void Add(int left, int right)
        {
            if (!seen.Add((left, right)))
                return;
            var judgement = stage.Judge(nodes[left].Entry, nodes[right].Entry);
            if (judgement.IsLink || judgement.Class == PairClass.Unsure)
                pairs.Add(new CandidatePair(left, right, judgement));
        }
    }
}
