using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads countries: ISO 3166 codes of two or three letters, English names and the usual names in the country's own language and its neighbours'.</summary>
public static class CountryNormaliser
{
    private static readonly FrozenDictionary<string, string> Codes = Build();

    /// <summary>The ISO 3166-1 alpha-2 code, or null when the text names none that is known.</summary>
    public static string? Normalise(ReadOnlySpan<char> raw) => Codes.GetValueOrDefault(FoldedText.Words(raw));

    private static FrozenDictionary<string, string> Build()
    {
        var codes = new Dictionary<string, string>();
        using var stream = typeof(CountryNormaliser).Assembly.GetManifestResourceStream("IdentityHub.Matching.Normalisation.countries.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split('|');
            foreach (var name in parts)
                codes.TryAdd(FoldedText.Words(name), parts[0]);
        }

        return codes.ToFrozenDictionary();
    }
}
