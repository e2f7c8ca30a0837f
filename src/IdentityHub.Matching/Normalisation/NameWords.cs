using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Words in names that are no names: titles, degrees, particles, generational suffixes.</summary>
internal static class NameWords
{
    /// <summary>Forms of address and titles, dropped when a name follows.</summary>
    public static readonly FrozenSet<string> Titles = Set(
        "mr mrs ms miss mx dr doctor doktor prof professor sir dame lord lady rev reverend hon honorable fr father herr herrn frau fraulein mme madame mlle mademoiselle monsieur "
        + "senor senora senorita sra srta don dona dott dottssa dottore ing dipl mag avv arch rag sig signor signora signorina gospodin gospozha capt captain col colonel gen "
        + "general lt lieutenant sgt sergeant maj cmdr adm rabbi imam sheikh shaikh haji hajah hajji hajj freiherr graf baron baroness count countess");

    /// <summary>Degrees, orders and other words behind a name.</summary>
    public static readonly FrozenSet<string> PostNominals = Set("phd md dds dvm esq esquire cpa jd mba msc bsc ba ma llm llb rn obe mbe cbe kbe mp ret retd deceased decd");

    /// <summary>Words before a surname that many sources leave out. Only particles when a word follows.</summary>
    public static readonly FrozenSet<string> Particles = Set(
        "van von vom der den dem de del della dello delle degli dei di da do dos das du des la las los le les zu zum zur ter ten te y e af av al el ul bin ibn bint ben ould op ter "
        + "aan het in t 's lo");

    /// <summary>Words that tell of an earlier surname: née, geborene.</summary>
    public static readonly FrozenSet<string> BirthMarks = Set("nee geb geborene geborener born formerly fka aka alias nata verh vda");

    /// <summary>Beginnings that belong to the next word: "Mc Donald", "O Brien".</summary>
    public static readonly FrozenSet<string> Glued = Set("mc mac o d l st");

    private static readonly FrozenDictionary<string, GenerationalSuffix> Suffixes = BuildSuffixes();

    public static GenerationalSuffix Suffix(string word) => Suffixes.GetValueOrDefault(word);

    private static FrozenDictionary<string, GenerationalSuffix> BuildSuffixes()
    {
        var suffixes = new Dictionary<string, GenerationalSuffix>();
        Add(GenerationalSuffix.Senior, "sr senior snr sen pere padre 1st");
        Add(GenerationalSuffix.Junior, "jr junior jnr jun ii 2nd fils hijo filho");
        Add(GenerationalSuffix.Third, "iii 3rd neto");
        Add(GenerationalSuffix.Fourth, "iv 4th");
        Add(GenerationalSuffix.Fifth, "5th");
        return suffixes.ToFrozenDictionary();

        void Add(GenerationalSuffix suffix, string words)
        {
            foreach (var word in words.Split(' '))
                suffixes[word] = suffix;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
