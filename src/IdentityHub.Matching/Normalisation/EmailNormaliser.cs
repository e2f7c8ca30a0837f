using System.Collections.Frozen;
using System.Globalization;

namespace IdentityHub.Matching.Normalisation;

/// <summary>Reads e-mail addresses. The delivered form is never altered; only the match key folds what providers ignore.</summary>
public static class EmailNormaliser
{
    private static readonly IdnMapping Idn = new() { AllowUnassigned = true };

    /// <summary>Providers that deliver user+tag@ to user@.</summary>
    private static readonly FrozenSet<string> PlusTags = Set(
        "gmail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com fastmail.com fastmail.fm proton.me protonmail.com pm.me zoho.com yandex.com yandex.ru hey.com posteo.de mailbox.org");

    /// <summary>Domains of one provider that share their mailboxes.</summary>
    private static readonly FrozenDictionary<string, string> SameProvider = new Dictionary<string, string>
    {
        ["googlemail.com"] = "gmail.com", ["protonmail.com"] = "proton.me", ["pm.me"] = "proton.me", ["me.com"] = "icloud.com", ["mac.com"] = "icloud.com",
        ["yandex.com"] = "yandex.ru", ["ya.ru"] = "yandex.ru", ["fastmail.fm"] = "fastmail.com",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Roles = Set(
        "info sales support contact office admin administrator hello mail service kontakt webmaster postmaster hostmaster abuse noreply no-reply donotreply do-not-reply billing "
        + "accounts accounting invoice invoices rechnung buchhaltung marketing help helpdesk team enquiries enquiry inquiries reception hr jobs careers press orders order shop "
        + "store kundenservice vertrieb einkauf verwaltung newsletter privacy security root customerservice customercare customer-service empfang zentrale contacto ventas "
        + "compras administracion comercial contacto accueil direction compta comptabilite secretariat amministrazione vendite");

    private static readonly FrozenSet<string> DisposableDomains = Set(
        "mailinator.com guerrillamail.com guerrillamail.info sharklasers.com 10minutemail.com tempmail.com temp-mail.org yopmail.com trashmail.com trashmail.de dispostable.com "
        + "maildrop.cc getnada.com throwawaymail.com fakeinbox.com mintemail.com mailnesia.com spamgourmet.com wegwerfmail.de byom.de discard.email emailondeck.com "
        + "moakt.com mohmal.com tempinbox.com spam4.me grr.la mytemp.email einrot.com fleckens.hu cuvox.de armyspy.com dayrep.com jourrapide.com rhyta.com superrito.com teleworm.us");

    private static readonly FrozenSet<string> JunkLocals = Set(
        "test tests testing tester none no nomail noemail no-email na n/a n.a nobody unknown null nil nothing asdf qwerty abc abcd xxx xx x aaa example sample fake dummy "
        + "noname user email name donotemail notprovided notgiven keine kein unbekannt inconnu sinemail nessuno decline declined refused anonymous xyz foo bar foobar");

    private static readonly FrozenSet<string> JunkDomains = Set(
        "test.com test.de test.test test none.com none na.com noemail.com nomail.com no.com unknown.com example.invalid invalid localhost fake.com asdf.com abc.com xxx.com "
        + "email.invalid domain.com nowhere.com null.com x.com a.com aaa.com noone.com noreply.com");

    /// <summary>The address, or null when the text has none of the shape local@domain.</summary>
    public static EmailAddress? Normalise(ReadOnlySpan<char> raw)
    {
        var text = Unwrap(raw);
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1 || text.ContainsAny(' ', ';', ','))
            return null;

        var domain = Domain(text[(at + 1)..]);
        if (domain.Length == 0)
            return null;
        domain = SameProvider.GetValueOrDefault(domain, domain);
        var local = Local(text[..at].ToString().ToLowerInvariant(), domain);
        if (local.Length == 0)
            return null;
        return new EmailAddress(text.ToString(), $"{local}@{domain}", local, domain, KindOf(local, domain));
    }

    private static ReadOnlySpan<char> Unwrap(ReadOnlySpan<char> raw)
    {
        var text = raw.Trim();
        var open = text.LastIndexOf('<');
        var close = text.LastIndexOf('>');
        if (open >= 0 && close > open)
            text = text[(open + 1)..close];
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text[7..];
        return text.Trim(" \t\"'.,;\u00A0\u200B");
    }

    private static string Domain(ReadOnlySpan<char> raw)
    {
        var domain = raw.ToString().ToLowerInvariant();
        if (System.Text.Ascii.IsValid(domain))
            return domain;
        try
        {
            return Idn.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return FoldedText.Words(domain).Replace(' ', '.'); // no domain that a registry would take, but still comparable
        }
    }

    private static string Local(string local, string domain)
    {
        var tag = domain.StartsWith("yahoo.", StringComparison.Ordinal) ? local.IndexOf('-') : PlusTags.Contains(domain) ? local.IndexOf('+') : -1;
        if (tag > 0)
            local = local[..tag];
        return domain == "gmail.com" ? local.Replace(".", string.Empty, StringComparison.Ordinal) : local;
    }

    private static EmailKind KindOf(string local, string domain)
    {
        var example = domain is "example.com" or "example.org" or "example.net" || domain.EndsWith(".example", StringComparison.Ordinal);
        if (JunkDomains.Contains(domain) || domain.EndsWith(".invalid", StringComparison.Ordinal) || JunkLocals.Contains(local)
            || (example && JunkValues.IsPlaceholder(local)) || (local.Length >= 3 && !local.AsSpan().ContainsAnyExcept(local[0])))
            return EmailKind.Junk;
        if (DisposableDomains.Contains(domain))
            return EmailKind.Disposable;
        return Roles.Contains(local) ? EmailKind.Role : EmailKind.Personal;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
