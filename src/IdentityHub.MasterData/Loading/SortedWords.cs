using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Loading;

/// <summary>The words of a load's parties in the order of their index.</summary>
/// <param name="ids">Names the parties.</param>
/// <param name="words">The words, ascending.</param>
/// <param name="starts">Where each word's parties begin, and behind the last one the end.</param>
/// <param name="parties">Places of parties.</param>
internal sealed class SortedWords(LoadIds ids, string[] words, int[] starts, int[] parties)
{
    /// <summary>How many there are.</summary>
    public int Count => parties.Length;

    /// <summary>Some of them, from a place on.</summary>
    public IEnumerable<(string Word, GlobalPartyId Party)> From(int first, int count)
    {
        var word = Array.BinarySearch(starts, first);
        if (word < 0)
            word = ~word - 1;
        for (var i = first; i < Math.Min(parties.Length, first + count); i++)
        {
            while (starts[word + 1] <= i)
                word++;
            yield return (words[word], ids.Party(parties[i]));
        }
    }
}
