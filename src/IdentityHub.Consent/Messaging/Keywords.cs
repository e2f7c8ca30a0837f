using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace IdentityHub.Consent.Messaging;

/// <summary>Recognises keywords, in the languages that people write, without regard to case, accents, marks and surrounding politeness.</summary>
public static class Keywords
{
    // The first seven of the first line are those that 47 CFR 64.1200(a)(10) names; a stop in any language stops, whatever language was agreed.
    private static readonly FrozenDictionary<string, Keyword> Words = new (Keyword Keyword, string Words)[]
    {
        (Keyword.Stop, "stop quit end revoke optout cancel unsubscribe stopall remove"),
        (Keyword.Stop, "stopp abmelden abbestellen abbrechen beenden ende kundigen kuendigen aufhoren aufhoeren austragen"),
        (Keyword.Stop, "arret arreter desabonner desinscrire baja alto parar detener cancelar fermare annulla cancella uitschrijven afmelden"),
        (Keyword.Start, "start unstop subscribe optin join resume"),
        (Keyword.Start, "anmelden abonnieren eintragen fortsetzen"),
        (Keyword.Start, "commencer abonner alta iniciar inizia aanmelden"),
        (Keyword.Help, "help info support"),
        (Keyword.Help, "hilfe aide ayuda aiuto hulp"),
        (Keyword.Confirm, "yes y confirm ok ja jawohl bestatigen bestaetigen oui si sim confirmar confermare bevestigen"),
    }.SelectMany(group => group.Words.Split(' ').Select(word => (Word: word, group.Keyword))).ToFrozenDictionary(entry => entry.Word, entry => entry.Keyword);

    private static readonly FrozenSet<string> Politeness = "please bitte pls now jetzt all alle alles thanks danke merci gracias sms".Split(' ').ToFrozenSet();

    /// <summary>The keyword that a message consists of; none when it says anything else. "Stop" wins over every other word beside it.</summary>
    public static Keyword Recognise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 160)
            return Keyword.None;
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Politeness.Contains(word)).ToList();
        // "opt out" and "opt in" are written apart as often as not.
        if (words is ["opt", var direction])
            words = [$"opt{direction}"];
        return words.Count == 1 ? Words.GetValueOrDefault(words[0]) : words.Count is > 1 and <= 3 && words[0] is "stop" or "stopp" or "unsubscribe" ? Keyword.Stop : Keyword.None;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ');
        }

        return folded.ToString();
    }
}
