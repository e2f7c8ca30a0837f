using System.Collections.Concurrent;

namespace IdentityHub.Matching.Generation;

/// <summary>Names, streets and cities of one country, from an embedded list of our own.</summary>
internal sealed class CountryLists
{
    /// <summary>Share of people whose surname is none of the common ones.</summary>
    private const double RareSurnames = 0.45;

    private static readonly ConcurrentDictionary<string, CountryLists> Loaded = [];
    private readonly string[] _rareStarts;
    private readonly string[] _rareEnds;
    private readonly FrequencyList _family;

    private CountryLists(string code, Dictionary<string, List<string>> sections)
    {
        Code = code;
        Female = new(Words(sections["female"]), 12);
        Male = new(Words(sections["male"]), 12);
        _family = new(FamilyNames(sections["family"]), 8);
        _rareStarts = [.. Words(sections["tail"])];
        _rareEnds = [.. Words(sections["ending"])];
        Streets = new(sections["streets"].Exists(line => line.Contains(';', StringComparison.Ordinal)) ? Split(sections["streets"], ';') : Words(sections["streets"]), 20);
        StreetTypes = [.. Words(sections["types"])];
        Cities = [.. Split(sections["cities"], ';').Select(entry => entry.Split('|')).Select(parts => new City(parts[0], parts[1], parts[2], parts[3]))];
    }

    /// <summary>ISO 3166 code.</summary>
    public string Code { get; }

    public FrequencyList Female { get; }

    public FrequencyList Male { get; }

    public FrequencyList Streets { get; }

    public IReadOnlyList<string> StreetTypes { get; }

    public IReadOnlyList<City> Cities { get; }

    /// <summary>The lists of a country; the United States stand in for one that has none.</summary>
    public static CountryLists Of(string code) => Loaded.GetOrAdd(code, static country => Load(country) ?? Load("US")!);

    public string FamilyName(SeededRandom random) =>
        random.Chance(RareSurnames) ? random.Pick(_rareStarts) + random.Pick(_rareEnds) : _family.Pick(random);

    private static CountryLists? Load(string code)
    {
#pragma warning disable CA1308 // the resource is named in lower case
        using var stream = typeof(CountryLists).Assembly.GetManifestResourceStream($"IdentityHub.Matching.Generation.{code.ToLowerInvariant()}.txt");
#pragma warning restore CA1308
        if (stream is null)
            return null;
        var sections = new Dictionary<string, List<string>>();
        using var reader = new StreamReader(stream);
        List<string>? current = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                sections[line.Trim('[', ']')] = current = [];
            else
                current!.Add(line);
        }

        return new(code, sections);
    }

    private static List<string> Words(List<string> lines) => Split(lines, ' ');

    private static List<string> Split(List<string> lines, char separator) => [.. lines.SelectMany(line => line.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Particles are written as words of their own in the list and belong to the word behind them.</summary>
    private static List<string> FamilyNames(List<string> lines)
    {
        var names = new List<string>();
        foreach (var word in Words(lines))
        {
            if (names.Count > 0 && names[^1] is "De" or "Le" or "Di" or "Del")
                names[^1] += " " + word;
            else
                names.Add(word);
        }

        return names;
    }
}
