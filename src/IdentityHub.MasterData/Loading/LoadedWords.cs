using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Loading;

/// <summary>The words of a load's parties: each distinct one held once, whose they are as numbers.</summary>
internal sealed class LoadedWords(LoadIds ids)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int[]> chunks = [];
    private int used = Chunk;

    private const int Chunk = 1 << 20;

    /// <summary>How many pairs of a word and a party there are.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a party's words. Parties come in their order.</summary>
    public void Add(int party, IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (!numbers.TryGetValue(word, out var number))
                numbers.Add(word, number = numbers.Count);
            if (used == Chunk)
            {
                chunks.Add(new int[2 * Chunk]);
                used = 0;
            }
            (chunks[^1][2 * used], chunks[^1][2 * used + 1]) = (number, party);
            used++;
            Count++;
        }
    }

    /// <summary>All of them in the order of their index, so that millions are appended to it and not scattered over it. Nothing is added any more.</summary>
    public SortedWords Sorted()
    {
        var words = new string[numbers.Count];
        numbers.Keys.CopyTo(words, 0);
        var order = new int[words.Length];
        for (var i = 0; i < order.Length; i++)
            order[i] = i;
        Array.Sort(words, order, StringComparer.Ordinal);
        var places = new int[words.Length];
        for (var i = 0; i < order.Length; i++)
            places[order[i]] = i;

        // How many parties each word has, then where its parties begin; within a word the parties stay in their order.
        var starts = new int[words.Length + 1];
        foreach (var (number, _) in Pairs())
            starts[places[number] + 1]++;
        for (var i = 0; i < words.Length; i++)
            starts[i + 1] += starts[i];
        var parties = new int[Count];
        var next = starts.AsSpan(0, words.Length).ToArray();
        foreach (var (number, party) in Pairs())
            parties[next[places[number]]++] = party;
        return new SortedWords(ids, words, starts, parties);
    }

    private IEnumerable<(int Word, int Party)> Pairs()
    {
        for (var i = 0; i < Count; i++)
        {
            var chunk = chunks[i / Chunk];
            yield return (chunk[2 * (i % Chunk)], chunk[2 * (i % Chunk) + 1]);
        }
    }
}
