using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.Messaging;

namespace IdentityHub.Journeys.DoubleOptIn;

/// <summary>The texts that ask an address. Nothing that a stranger typed and no advertising is in them: whoever receives one may never have asked.</summary>
internal static class OptInMessages
{
    public static MailMessage Mail(string to, string locale, string title, string body, Uri link) => IsGerman(locale)
        ? new MailMessage(to, $"Bitte bestätigen: {title}",
            $"Mit dieser Adresse wurde um Folgendes gebeten:\n\n{title}\n{body}\n\nWenn Sie das möchten, bestätigen Sie es hier:\n\n{link}\n\nDer Link gilt eine Woche. Wenn Sie es nicht waren, tun Sie nichts: Dann senden wir nichts.\n")
        : new MailMessage(to, $"Please confirm: {title}",
            $"With this address somebody asked for this:\n\n{title}\n{body}\n\nIf you want it, confirm it here:\n\n{link}\n\nThe link is good for a week. If it wasn't you, do nothing: we send nothing then.\n");

    public static TextMessage Text(string to, string locale, string title, Uri link) => IsGerman(locale)
        ? new TextMessage(to, $"{title}: Zum Bestätigen mit JA antworten oder {link} öffnen. Wenn Sie es nicht waren, tun Sie nichts. STOPP beendet alle Nachrichten.")
        : new TextMessage(to, $"{title}: reply YES or open {link} to confirm. If it wasn't you, do nothing. STOP ends all messages.");

    private static bool IsGerman(string locale) => locale.StartsWith("de", StringComparison.OrdinalIgnoreCase);
}
