using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads states and provinces of the United States, Canada, Australia and Germany to their codes; others are folded only.</summary>
public static class StateNormaliser
{
    private static readonly FrozenDictionary<string, string> Names = Build(
        "al alabama;ak alaska;az arizona;ar arkansas;ca california;co colorado;ct connecticut;de delaware;dc district of columbia;fl florida;ga georgia;hi hawaii;"
        + "id idaho;il illinois;in indiana;ia iowa;ks kansas;ky kentucky;la louisiana;me maine;md maryland;ma massachusetts;mi michigan;mn minnesota;ms mississippi;mo missouri;"
        + "mt montana;ne nebraska;nv nevada;nh new hampshire;nj new jersey;nm new mexico;ny new york;nc north carolina;nd north dakota;oh ohio;ok oklahoma;or oregon;pa pennsylvania;"
        + "ri rhode island;sc south carolina;sd south dakota;tn tennessee;tx texas;ut utah;vt vermont;va virginia;wa washington;wv west virginia;wi wisconsin;wy wyoming;pr puerto rico;"
        + "ab alberta;bc british columbia;mb manitoba;nb new brunswick;nl newfoundland;ns nova scotia;on ontario;pe prince edward island;qc quebec;sk saskatchewan;"
        + "nsw new south wales;vic victoria;qld queensland;sa south australia;wa western australia;tas tasmania;act australian capital territory;nt northern territory;"
        + "bw baden wurttemberg;by bayern;be berlin;bb brandenburg;hb bremen;hh hamburg;he hessen;ni niedersachsen;mv mecklenburg vorpommern;nrw nordrhein westfalen;rp rheinland pfalz;"
        + "sl saarland;sn sachsen;st sachsen anhalt;sh schleswig holstein;th thuringen");

    private static readonly FrozenSet<string> AmericanCodes = (
        "al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy pr "
        + "ab bc mb nb nl ns on pe qc sk nsw vic qld tas act").Split(' ').ToFrozenSet();

    /// <summary>The code in lower case, the folded name when there is no code, or null for junk.</summary>
    public static string? Normalise(ReadOnlySpan<char> raw)
    {
        var folded = FoldedText.Words(raw);
        return JunkValues.IsPlaceholder(folded) && folded != "na" ? null : Names.GetValueOrDefault(folded, folded);
    }

    /// <summary>Whether a folded word is a state's code in North America or Australia.</summary>
    internal static bool IsCode(string word) => AmericanCodes.Contains(word);

    /// <summary>The code when the folded text is a state's full name, otherwise null.</summary>
    internal static string? FromName(string folded) => folded.Length > 3 ? Names.GetValueOrDefault(folded) : null;

    private static FrozenDictionary<string, string> Build(string table)
    {
        var names = new Dictionary<string, string>();
        foreach (var entry in table.Split(';'))
        {
            var code = entry[..entry.IndexOf(' ', StringComparison.Ordinal)];
            names.TryAdd(code, code);
            names.TryAdd(entry[(code.Length + 1)..], code);
        }

        foreach (var (shortName, code) in new[] { ("ariz", "az"), ("calif", "ca"), ("conn", "ct"), ("fla", "fl") })
            names[shortName] = code;
        return names.ToFrozenDictionary();
    }
}
