namespace IdentityHub.MasterData.Resolution;

/// <summary>The pairs within blocks, one block after the other. For one thread.</summary>
/// <param name="nodes">In their order.</param>
/// <param name="stage">Judges.</param>
/// <param name="everyPair">False: of records that a rule links because they are alike only a chain is given, as no word parts them.</param>
/// <param name="crowded">Keys that have no block, because too many share them.</param>
internal sealed class BlockPairs(IReadOnlyList<ResolutionNode> nodes, IMatchStage stage, bool everyPair, HashSet<long> crowded)
{
    private readonly List<int> latest = [];
    private readonly Dictionary<int, int> last = [];

    /// <summary>Those that match or nearly do.</summary>
    public List<CandidatePair> Pairs { get; } = [];

    /// <summary>Takes the records of one key, in their order.</summary>
    public void Take(long key, ReadOnlySpan<int> block)
    {
        if (block.Length == 2)
        {
            Add(block[0], block[1], key);
            return;
        }
        // A person with a thousand records has half a million pairs; records that are alike and certainly linked need a chain among themselves and one of them for the rest.
        latest.Clear();
        last.Clear();
        foreach (var node in block)
        {
            var alike = stage.LikenessOf(nodes[node].Entry);
            if (!everyPair && last.TryGetValue(alike, out var before) && stage.Judge(nodes[before].Entry, nodes[node].Entry).Class == PairClass.Certain)
            {
                Add(before, node, key);
                last[alike] = node;
                // Only certain links may leave pairs out: to every other kind one of the chain stands for all, as they are one group.
                foreach (var other in latest)
                {
                    if (stage.LikenessOf(nodes[other].Entry) != alike && stage.Judge(nodes[other].Entry, nodes[node].Entry).Class is not PairClass.Certain)
                        Add(other, node, key);
                }
                latest.Add(node);
                continue;
            }
            last[alike] = node;
            foreach (var other in latest)
                Add(other, node, key);
            latest.Add(node);
        }
    }

    private void Add(int left, int right, long key)
    {
        if (!IsFirstInCommon(left, right, key))
            return;
        var judgement = stage.Judge(nodes[left].Entry, nodes[right].Entry);
        // Records without a name are placed when all others are.
        if (judgement.Class is PairClass.Scored or PairClass.Certain or PairClass.Unsure)
            Pairs.Add(new CandidatePair(left, right, judgement));
    }

    /// <summary>A pair is judged in the block of the lowest key that the two share: so each comes once, and nothing has to be remembered.</summary>
    private bool IsFirstInCommon(int left, int right, long key)
    {
        var (one, other) = (stage.KeysOf(nodes[left].Entry), stage.KeysOf(nodes[right].Entry));
        for (int i = 0, j = 0; i < one.Count && j < other.Count;)
        {
            if (one[i] < other[j])
                i++;
            else if (one[i] > other[j])
                j++;
            else if (one[i] == key)
                return true;
            else if (crowded.Count > 0 && crowded.Contains(one[i]))
                (i, j) = (i + 1, j + 1);
            else
                return false;
        }
        return true;
    }
}
