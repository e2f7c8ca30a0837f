namespace IdentityHub.Matching.Generation;

/// <summary>Picks values in proportion to their weights.</summary>
internal sealed class WeightedChoice<T>(IReadOnlyList<(T Value, double Weight)> values)
{
    private readonly double _sum = values.Sum(pair => pair.Weight);

    public T Pick(SeededRandom random)
    {
        var place = random.Next() * _sum;
        foreach (var (value, weight) in values)
        {
            place -= weight;
            if (place < 0)
                return value;
        }

        return values[^1].Value;
    }
}
