using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Training;

/// <summary>Compared pairs, kept for the rounds of training: levels, and what doesn't change from round to round.</summary>
internal sealed class TrainingPairs(int comparisons)
{
    private byte[] _levels = new byte[1024 * comparisons];
    private float[] _shares = new float[1024 * comparisons];

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

    /// <summary>Adds the pairs of another collection.</summary>
    public void Add(TrainingPairs other)
    {
        var needed = (Count + other.Count) * comparisons;
        if (needed > _levels.Length)
        {
            Array.Resize(ref _levels, needed);
            Array.Resize(ref _shares, needed);
        }

        other._levels.AsSpan(0, other.Count * comparisons).CopyTo(_levels.AsSpan(Count * comparisons));
        other._shares.AsSpan(0, other.Count * comparisons).CopyTo(_shares.AsSpan(Count * comparisons));
        Count += other.Count;
    }

    /// <summary>Collects candidate pairs as they are shown.</summary>
    internal readonly struct Collector(TrainingPairs pairs, PairComparer comparer) : IPairVisitor
    {
        public void Visit(int left, int right) => pairs.Add(comparer, left, right);
    }
}
