using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Searching;

/// <summary>
/// Finds parties by words, each of which may be a prefix, in bounded time however many parties have them. Words that few have are looked up in the index. One that many have (a
/// letter, a big town) would be a list of half the parties: it is checked against the records of those that the other words found, or, alone, read from its beginning. Where the
/// rest has too few of those looked at, a page holds fewer than were asked for, and the next one goes on from there.
/// </summary>
/// <param name="store">The index.</param>
/// <param name="many">More places in the index than this are many: reading as many takes some milliseconds.</param>
/// <param name="mostLooked">How many parties' records are looked at for a page at most, beside the page itself.</param>
internal sealed class PartySearch(IDirectoryStore store, int many = 10_000, int mostLooked = 400)
{
    private const int AtOnce = 100;

    /// <summary>The next parties from a place on, and the place of the one behind; null when there is none.</summary>
    /// <param name="words">What they must have, longest first; at least one.</param>
    /// <param name="place">Where to begin: how many of those found by the index were looked at before.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(IReadOnlyList<GlobalPartyId> Found, int? Next)> FindAsync(IReadOnlyList<string> words, int place, int size, CancellationToken cancellation)
    {
        var (sought, checkedWords) = await PlanAsync(words, cancellation);
        var found = new List<GlobalPartyId>();
        for (var end = place + size + mostLooked; place < end;)
        {
            // One more than wanted tells whether there are more; what has to be checked is read in larger parts.
            var part = checkedWords.Count > 0 ? AtOnce : size - found.Count + 4;
            var places = await store.SearchAsync(sought, place, part, cancellation);
            var seen = sought.Count > 1 && checkedWords.Count == 0 ? null : await WordsAsync(places, cancellation);
            foreach (var one in places)
            {
                if (seen is null || Fits(seen.GetValueOrDefault(one.Party) ?? [], one, sought[0], checkedWords))
                {
                    if (found.Count == size)
                        return (found, place);
                    found.Add(one.Party);
                }
                place++;
            }
            if (places.Count < part)
                return (found, null);
        }
        return (found, place);
    }

    /// <summary>What the index is asked for, and what is checked.</summary>
    private async Task<(IReadOnlyList<string> Sought, IReadOnlyList<string> Checked)> PlanAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        if (words.Count == 1)
            return (words, []);
        var counts = await store.CountWordsAsync(words, many, cancellation);
        var few = Enumerable.Range(0, words.Count).Where(i => counts[i] < many).OrderBy(i => counts[i]).Select(i => words[i]).ToList();
        if (few.Count == 0)
            few.Add(words[0]);
        return (few, [.. words.Except(few)]);
    }

    /// <summary>Whether a party has the words that are checked; one that stands in the index several times under what begins with a word counts at its first place.</summary>
    private static bool Fits(HashSet<string> words, SearchPlace place, string sought, IReadOnlyList<string> checkedWords) =>
        checkedWords.All(wanted => words.Any(word => word.StartsWith(wanted, StringComparison.Ordinal)))
        && (place.Word is null || !words.Any(word => word.StartsWith(sought, StringComparison.Ordinal) && string.CompareOrdinal(word, place.Word) < 0));

    private async Task<Dictionary<GlobalPartyId, HashSet<string>>> WordsAsync(IReadOnlyList<SearchPlace> places, CancellationToken cancellation) =>
        places.Count == 0 ? [] : (await store.ReadRecordsAsync([.. places.Select(place => place.Party).Distinct()], cancellation))
            .GroupBy(record => record.Party).ToDictionary(records => records.Key, records => SearchWords.Of(records));
}
