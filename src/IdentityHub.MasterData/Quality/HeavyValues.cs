namespace IdentityHub.MasterData.Quality;

/// <summary>
/// Finds the values that occur most, in bounded memory (Misra and Gries 1982): every value that more than one in <paramref name="capacity"/> has is among those kept, and is
/// counted too low by at most that part.
/// </summary>
internal sealed class HeavyValues(int capacity)
{
    private readonly Dictionary<string, long> counts = new(StringComparer.Ordinal);

    /// <summary>Counts a value.</summary>
    public void Add(string value)
    {
        if (counts.TryGetValue(value, out var count))
            counts[value] = count + 1;
        else if (counts.Count < capacity)
            counts.Add(value, 1);
        else
        {
            foreach (var (known, times) in counts.ToList())
            {
                if (times == 1)
                    counts.Remove(known);
                else
                    counts[known] = times - 1;
            }
        }
    }

    /// <summary>The values that at least so many have, most first.</summary>
    public IEnumerable<(string Value, long Count)> AtLeast(long least) =>
        counts.Where(entry => entry.Value >= least).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value));
}
