using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads the usual spellings of sex, gender or a form of address in English, German, French, Spanish, Italian and Portuguese.</summary>
public static class SexNormaliser
{
    private static readonly FrozenDictionary<string, Sex> Spellings = Build();

    /// <summary>The sex; <see cref="Sex.Unknown"/> for anything not understood. ISO/IEC 5218 digits (1 male, 2 female, 9 not applicable) count.</summary>
    public static Sex Normalise(ReadOnlySpan<char> raw) => Spellings.GetValueOrDefault(FoldedText.Words(raw));

    private static FrozenDictionary<string, Sex> Build()
    {
        var spellings = new Dictionary<string, Sex>();
        Add(Sex.Female, "f female w weiblich woman girl frau fem femme feminin feminino femenino femminile mujer mulher donna femenina feminina 2 ms mrs miss mme mlle sra senora signora kvinna vrouw v");
        Add(Sex.Male, "m male mann maennlich mannlich man boy herr masc homme masculin masculino maschile hombre homem uomo varon 1 mr mister sr senor signor monsieur herrn");
        Add(Sex.Other, "d divers x other nonbinary diverse non-binary andere autre otro altro mx inter intersex");
        return spellings.ToFrozenDictionary();

        void Add(Sex sex, string words)
        {
            foreach (var word in words.Split(' '))
                spellings[word.Replace('-', ' ')] = sex;
        }
    }
}
