using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Words of addresses and their one spelling.</summary>
internal static class StreetWords
{
    private static readonly FrozenDictionary<string, string> Types = Map(
        "street st str=st;avenue ave av aven avenu avn=ave;road rd=rd;drive dr drv driv=dr;lane ln la=ln;court ct crt=ct;boulevard blvd boul bvd bd boulv=blvd;place pl plc=pl;"
        + "terrace ter tce terr=ter;circle cir circ crcle=cir;circuit cct crct=cct;crescent cres cr crs crescnt=cres;parkway pkwy pky parkwy=pkwy;highway hwy hway=hwy;"
        + "square sq sqr squ=sq;close cl=cl;grove gr gve grv=gr;gardens gdns gdn garden=gdns;trail trl=trl;expressway expy expwy=expy;freeway fwy=fwy;turnpike tpke=tpke;"
        + "alley aly ally=aly;plaza plz=plz;parade pde=pde;esplanade esp=esp;way wy=way;path=path;row=row;walk wlk=walk;loop lp=loop;cove cv=cv;point pt=pt;heights hts=hts;"
        + "ridge rdg=rdg;mews mws=mews;rise=rise;view vw=vw;hill hl=hill;park pk=park;crossing xing=xing;bypass byp=byp;green grn=grn;run=run;pike=pike;bend bnd=bnd;vale=vale;"
        + "strasse str=str;platz pl=platz;allee=allee;weg=weg;gasse=gasse;ufer=ufer;ring=ring;rue r=rue;chemin ch chem=chemin;impasse imp=impasse;allee all=allee;"
        + "calle c cl=calle;avenida avda=avda;paseo pso po=paseo;carrer=carrer;plaza pza plza=plaza;camino cno=camino;via v=via;viale vle=viale;piazza pza=piazza;corso cso=corso;"
        + "laan=laan;straat=straat;plein=plein;gracht=gracht;rua=rua;travessa=travessa;ulica ul ulitsa=ul;prospekt pr=pr");

    /// <summary>Compass points and the words that stand before a name.</summary>
    private static readonly FrozenDictionary<string, string> Prefixes = Map(
        "north n=n;south s=s;east e=e;west w=w;northeast ne=ne;northwest nw=nw;southeast se=se;southwest sw=sw;"
        + "saint st sankt sta santa ste=st;mount mt mnt=mt;fort ft=ft;upper upr=upper;lower lwr=lower;old=old;new=new;doctor dr=dr;general gral gen=gen");

    private static readonly FrozenDictionary<string, string> Ordinals = Map(
        "first 1st=1;second 2nd=2;third 3rd=3;fourth 4th=4;fifth 5th=5;sixth 6th=6;seventh 7th=7;eighth 8th=8;ninth 9th=9;tenth 10th=10;eleventh 11th=11;twelfth 12th=12");

    public static readonly FrozenSet<string> Units = Set(
        "apt apartment appt app suite ste unit flat fl floor room rm # no nr whg wohnung etage piso puerta lot trlr trailer bldg building bld bat batiment esc escalera "
        + "planta level lvl shop tower block blk haus house office ofc dept int interno scala stiege tuer top");

    /// <summary>Units that stand alone: "penthouse".</summary>
    public static readonly FrozenSet<string> LoneUnits = Set("penthouse ph basement bsmt ground upstairs downstairs rear front dachgeschoss eg og dg erdgeschoss bajo atico");

    public static readonly FrozenSet<string> Directions = Set("n s e w ne nw se sw north south east west");

    public static bool IsType(string word) => Types.ContainsKey(word);

    /// <summary>
    /// One spelling for every word of a street: types abbreviated where they end the name (or begin it, as in Romance languages), compass points to letters,
    /// spelled and suffixed ordinals to numbers, "-strasse" and "-straße" inside a word to "-str".
    /// </summary>
    public static string Canonical(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return string.Empty;
        var result = new List<string>(words.Count);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (i > 0 && Types.TryGetValue(word, out var type) && IsTypePlace(words, i))
                result.Add(type);
            else if (i == 0 && words.Count > 1 && RomanceType(word) is { } leading)
                result.Add(leading);
            else if (words.Count > 1 && Ordinals.TryGetValue(word, out var number))
                result.Add(number);
            else if (words.Count > 1 && Prefixes.TryGetValue(word, out var prefix))
                result.Add(prefix);
            else
                result.Add(Number(Germanic(word)));
        }

        return string.Join(' ', result);
    }

    private static bool IsTypePlace(IReadOnlyList<string> words, int i) => i == words.Count - 1 || (i == words.Count - 2 && Directions.Contains(words[i + 1]));

    private static string? RomanceType(string word) => word switch
    {
        "rue" or "r" => "rue",
        "avenue" or "av" or "ave" => "ave",
        "boulevard" or "bd" or "blvd" or "boul" => "blvd",
        "place" or "pl" => "pl",
        "chemin" or "ch" or "chem" => "chemin",
        "impasse" or "imp" => "impasse",
        "calle" or "c" or "cl" => "calle",
        "avenida" or "avda" => "avda",
        "paseo" or "pso" => "paseo",
        "plaza" or "pza" or "plza" => "plaza",
        "camino" or "cno" => "camino",
        "via" or "v" => "via",
        "viale" or "vle" => "viale",
        "piazza" => "piazza",
        "corso" or "cso" => "corso",
        "ulica" or "ul" or "ulitsa" => "ul",
        "carrer" => "carrer",
        _ => null,
    };

    private static string Germanic(string word)
    {
        if (word.Length > 7 && word.EndsWith("strasse", StringComparison.Ordinal))
            return string.Concat(word.AsSpan(0, word.Length - 7), "str");
        if (word.Length > 7 && word.EndsWith("straat", StringComparison.Ordinal))
            return string.Concat(word.AsSpan(0, word.Length - 6), "str");
        return word;
    }

    /// <summary>"32nd" → "32".</summary>
    private static string Number(string word) =>
        word.Length > 2 && char.IsAsciiDigit(word[0]) && word[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(word.AsSpan(0, word.Length - 2), out _) ? word[..^2] : word;

    private static FrozenDictionary<string, string> Map(string table)
    {
        var map = new Dictionary<string, string>();
        foreach (var group in table.Split(';'))
        {
            var parts = group.Split('=');
            foreach (var word in parts[0].Split(' '))
                map.TryAdd(word, parts[1]);
        }

        return map.ToFrozenDictionary();
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
