using System.Collections.Frozen;
using System.Globalization;

namespace IdentityHub.Matching.Model;

/// <summary>
/// About how common the commonest names are in North America, Britain and Germany together, so that two people of a common name aren't taken for one where
/// a table is too small to tell. Round figures of our own, per ten thousand people; a table's own counts soon outweigh them.
/// </summary>
internal static class CommonNames
{
    /// <summary>Shares of folded given names.</summary>
    public static FrozenDictionary<string, double> Given { get; } = Read(
        """
        james=130 john=140 robert=130 michael=130 william=100 david=110 richard=75 joseph=70 thomas=75 charles=60 christopher=65 daniel=65 matthew=60 anthony=45 mark=55
        paul=55 steven=45 andrew=55 kenneth=35 george=45 joshua=35 kevin=40 brian=40 edward=40 peter=45 ronald=30 timothy=35 jason=35 jeffrey=35 ryan=35 jacob=30 gary=30
        eric=30 stephen=40 jonathan=30 larry=25 justin=30 scott=30 frank=30 martin=25 stefan=20 andreas=25 klaus=15 hans=20 jose=35 juan=25 carlos=20
        mary=120 patricia=65 jennifer=65 linda=60 elizabeth=65 barbara=55 susan=50 jessica=45 sarah=60 karen=45 lisa=40 nancy=35 betty=30 sandra=35 margaret=50 ashley=30
        emily=35 kimberly=30 donna=30 michelle=35 carol=30 amanda=30 dorothy=30 melissa=25 deborah=30 stephanie=30 rebecca=35 laura=40 sharon=30 helen=35 anna=50 maria=60
        ruth=25 christine=30 julia=30 emma=40 sophie=20 claire=15 petra=15 ursula=12 monika=12 sabine=15 katherine=30 catherine=25 amy=25 nicole=30
        """);

    /// <summary>Shares of folded family names.</summary>
    public static FrozenDictionary<string, double> Family { get; } = Read(
        """
        smith=90 johnson=65 williams=60 brown=55 jones=60 garcia=35 miller=40 davis=40 rodriguez=35 martinez=33 hernandez=32 lopez=27 gonzalez=26 wilson=30 anderson=28
        thomas=28 taylor=33 moore=25 jackson=24 martin=26 lee=25 perez=22 thompson=24 white=25 harris=22 sanchez=19 clark=22 ramirez=18 lewis=20 robinson=20 walker=22 young=17
        allen=17 king=18 wright=19 scott=16 torres=14 nguyen=16 hill=17 flores=14 green=18 adams=14 nelson=13 baker=15 hall=18 rivera=13 campbell=13 mitchell=14 carter=13
        roberts=16 evans=16 turner=15 phillips=12 parker=12 cooper=13 edwards=14 collins=11 stewart=11 morris=12 murphy=11 cook=11 rogers=10 hughes=12 muller=30 schmidt=24
        schneider=15 fischer=14 weber=12 meyer=14 wagner=11 becker=10 schulz=10 hoffmann=9
        """);

    private static FrozenDictionary<string, double> Read(string text) => text
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split('='))
        .ToFrozenDictionary(entry => entry[0], entry => double.Parse(entry[1], CultureInfo.InvariantCulture) / 10_000);
}
