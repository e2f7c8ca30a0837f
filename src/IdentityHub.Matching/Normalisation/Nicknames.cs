using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>
/// Which given names are used for one another: Bob and Robert, Sascha and Alexander, Pepe and José. A level of comparison, never a rewriting: Al is Albert's
/// name and Alan's, but Albert isn't Alan. The table (nicknames.txt) is our own.
/// </summary>
public static class Nicknames
{
    private static readonly FrozenDictionary<string, short[]> Groups = Read();
    private static readonly FrozenDictionary<string, short[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = Groups.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The groups that a folded name belongs to, ascending; empty for a name that isn't in the table.</summary>
    public static ReadOnlySpan<short> GroupsOf(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var groups) ? groups : [];

    /// <summary>Whether two folded names share a group. Symmetric; false for a name that isn't in the table.</summary>
    public static bool AreRelated(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Intersect(GroupsOf(a), GroupsOf(b));

    /// <summary>Whether two ascending lists of groups have one in common.</summary>
    public static bool Intersect(ReadOnlySpan<short> a, ReadOnlySpan<short> b)
    {
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                return true;
            if (a[i] < b[j])
                i++;
            else
                j++;
        }

        return false;
    }

    /// <summary>Every group with its members, the full name first: for generators and tests.</summary>
    public static IEnumerable<IReadOnlyList<string>> All() => Lines().Select(IReadOnlyList<string> (line) => [.. line.Split(' ').Select(name => FoldedText.Words(name))]);

    private static FrozenDictionary<string, short[]> Read()
    {
        var groups = new Dictionary<string, SortedSet<short>>();
        short group = 0;
        foreach (var members in All())
        {
            foreach (var name in members)
            {
                if (!groups.TryGetValue(name, out var of))
                    groups[name] = of = [];
                of.Add(group);
            }

            group++;
        }

        return groups.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(Nicknames).Assembly.GetManifestResourceStream("IdentityHub.Matching.Normalisation.nicknames.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
