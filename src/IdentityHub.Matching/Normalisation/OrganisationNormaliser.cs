using System.Collections.Frozen;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads names of companies and other organisations.</summary>
public static class OrganisationNormaliser
{
    /// <summary>Legal forms as they look once punctuation is gone, with their one spelling; longest first.</summary>
    private static readonly (string[] Words, string Form)[] Forms = BuildForms();

    private static readonly FrozenSet<string> StopWords =
        "the and of for und der die das et le la les de des du y el los las da do dos e il co cie company group gruppe holding holdings".Split(' ').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Abbreviations = new Dictionary<string, string>
    {
        ["intl"] = "international", ["int"] = "international", ["mfg"] = "manufacturing", ["svcs"] = "services", ["svc"] = "services", ["tech"] = "technology",
        ["technologies"] = "technology", ["assoc"] = "associates", ["assn"] = "association", ["univ"] = "university", ["bros"] = "brothers", ["ctr"] = "center", ["centre"] = "center",
        ["dept"] = "department", ["mgmt"] = "management", ["gebr"] = "brothers", ["sys"] = "systems", ["ind"] = "industries",
    }.ToFrozenDictionary();

    /// <summary>The name, or null for junk.</summary>
    public static OrganisationName? Normalise(ReadOnlySpan<char> raw)
    {
        var text = FoldedText.Fold(raw, "&+").Replace("&", "and", StringComparison.Ordinal).Replace("+", "and", StringComparison.Ordinal);
        if (JunkValues.IsPlaceholder(text))
            return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        JoinInitials(words);
        var folded = string.Join(' ', words);
        var form = TakeLegalForm(words);
        var significant = words.Select(word => Abbreviations.GetValueOrDefault(word, word)).Where(word => !StopWords.Contains(word)).ToList();
        return new OrganisationName(significant.Count > 0 ? string.Join(' ', significant) : string.Join(' ', words), folded, form);
    }

    /// <summary>A run of single letters is one word: "I.B.M.", "S. A.".</summary>
    private static void JoinInitials(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = i;
            while (end < words.Count && words[end].Length == 1 && char.IsAsciiLetter(words[end][0]))
                end++;
            if (end - i < 2)
                continue;
            words[i] = string.Concat(words.Skip(i).Take(end - i));
            words.RemoveRange(i + 1, end - i - 1);
        }
    }

    private static string TakeLegalForm(List<string> words)
    {
        var found = string.Empty;
        for (var again = true; again;)
        {
            again = false;
            foreach (var (form, name) in Forms)
            {
                var start = words.Count - form.Length;
                if (start < 1 || !words.Skip(start).SequenceEqual(form))
                    continue;
                words.RemoveRange(start, form.Length);
                found = found.Length == 0 ? name : found;
                again = true;
                break;
            }
        }

        return found;
    }

    private static (string[] Words, string Form)[] BuildForms()
    {
        const string table =
            "gmbh and co kg=gmbh co kg;gmbh und co kg=gmbh co kg;gmbh co kg=gmbh co kg;gesellschaft mit beschrankter haftung=gmbh;gesellschaft mbh=gmbh;gmbh=gmbh;mbh=gmbh;ag=ag;"
            + "aktiengesellschaft=ag;kg=kg;ohg=ohg;gbr=gbr;ug=ug;ug haftungsbeschrankt=ug;ek=ek;ev=ev;se=se;kgaa=kgaa;eg=eg;"
            + "limited liability company=llc;llc=llc;limited=ltd;ltd=ltd;pty ltd=ltd;pty limited=ltd;pvt ltd=ltd;pte ltd=ltd;private limited=ltd;incorporated=inc;inc=inc;"
            + "corporation=corp;corp=corp;company=co;co=co;plc=plc;public limited company=plc;llp=llp;lp=lp;pc=pc;pllc=pllc;"
            + "sa=sa;sarl=sarl;sas=sas;sasu=sas;eurl=eurl;sci=sci;snc=snc;"
            + "sl=sl;slu=sl;sociedad limitada=sl;sociedad anonima=sa;sau=sa;srl=srl;spa=spa;"
            + "bv=bv;nv=nv;bvba=bvba;ab=ab;as=as;asa=as;aps=aps;oy=oy;oyj=oy;sp zoo=spzoo;spzoo=spzoo;ooo=ooo;oao=oao;zao=zao;kk=kk;lda=lda;ltda=ltda";
        return
        [
            .. table.Split(';').Select(entry => entry.Split('=')).Select(parts => (parts[0].Split(' '), parts[1])).OrderByDescending(pair => pair.Item1.Length),
        ];
    }
}
