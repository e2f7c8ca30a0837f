using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Training;

/// <summary>Compared pairs, kept for the rounds of training: levels, and what doesn't change from round to round.</summary>
internal sealed class TrainingPairs(int comparisons, int capacity = 1024)
{
    private byte[] _levels = new byte[capacity * comparisons];
    private float[] _shares = new float[capacity * comparisons];

    public int Count { get; private set; }

    public int Comparisons => comparisons;

    /// <summary>Levels of a pair.</summary>
    public ReadOnlySpan<byte> Levels(int pair) => _levels.AsSpan(pair * comparisons, comparisons);

    /// <summary>log2 shares of a pair.</summary>
    public ReadOnlySpan<float> Shares(int pair) => _shares.AsSpan(pair * comparisons, comparisons);

    public void Add(PairComparer comparer, int left, int right)
    {
        if ((Count + 1) * comparisons > _levels.Length)
        {
            Array.Resize(ref _levels, _levels.Length * 2);
            Array.Resize(ref _shares, _shares.Length * 2);
        }

        comparer.Compare(left, right, _levels.AsSpan(Count * comparisons, comparisons), _shares.AsSpan(Count * comparisons, comparisons));
        Count++;
    }

    /// <summary>The pairs of several collections in their order.</summary>
    public static TrainingPairs Of(IReadOnlyList<TrainingPairs> parts, int comparisons)
    {
        var all = new TrainingPairs(comparisons, parts.Sum(part => part.Count));
        foreach (var part in parts)
        {
            part._levels.AsSpan(0, part.Count * comparisons).CopyTo(all._levels.AsSpan(all.Count * comparisons));
            part._shares.AsSpan(0, part.Count * comparisons).CopyTo(all._shares.AsSpan(all.Count * comparisons));
            all.Count += part.Count;
        }

        return all;
    }

    /// <summary>Collects candidate pairs as they are shown.</summary>
    internal readonly struct Collector(TrainingPairs pairs, PairComparer comparer) : IPairVisitor
    {
        public void Expect(int record) => comparer.Expect(record);

        public void Visit(int left, int right) => pairs.Add(comparer, left, right);
    }
}
