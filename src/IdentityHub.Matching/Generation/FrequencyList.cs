namespace IdentityHub.Matching.Generation;

/// <summary>Values ordered by frequency, picked as names and cities are distributed: the n-th about 1/(n+offset) times as often as the first (Zipf–Mandelbrot).</summary>
internal sealed class FrequencyList
{
    private readonly string[] _values;
    private readonly double[] _sums;

    public FrequencyList(IReadOnlyList<string> values, double offset)
    {
        _values = [.. values];
        _sums = new double[_values.Length];
        var sum = 0.0;
        for (var i = 0; i < _values.Length; i++)
            _sums[i] = sum += 1 / (i + offset);
    }

    public IReadOnlyList<string> Values => _values;

    public string Pick(SeededRandom random)
    {
        var place = Array.BinarySearch(_sums, random.Next() * _sums[^1]);
        return _values[Math.Min(place < 0 ? ~place : place, _values.Length - 1)];
    }
}
