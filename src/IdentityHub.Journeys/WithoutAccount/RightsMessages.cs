using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.Messaging;

namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>The texts that bring a link. Nothing that a stranger typed is in them: whoever receives one may never have asked.</summary>
internal static class RightsMessages
{
    public static MailMessage Mail(string to, string locale, Uri link, bool follows) => (IsGerman(locale), follows) switch
    {
        (true, false) => new MailMessage(to, "Ihre Daten: hier geht es weiter",
            $"Mit dieser Adresse wurde nach Daten gefragt, die wir gespeichert haben. Wenn Sie das waren, öffnen Sie:\n\n{link}\n\nDort bitten Sie um eine Kopie, um Löschung oder um etwas anderes. Der Link gilt einen Tag. Wenn Sie es nicht waren, tun Sie nichts: Dann geschieht nichts.\n"),
        (true, true) => new MailMessage(to, "Ihr Antrag ist eingegangen",
            $"Wir haben Ihren Antrag erhalten. Wie weit er ist, sehen Sie hier, und eine Kopie Ihrer Daten laden Sie dort herunter:\n\n{link}\n\nDer Link gilt drei Monate. Geben Sie ihn nicht weiter.\n"),
        (false, false) => new MailMessage(to, "Your data: go on here",
            $"With this address somebody asked about data that we keep. If it was you, open:\n\n{link}\n\nThere you ask for a copy, for erasure or for something else. The link is good for a day. If it wasn't you, do nothing: nothing happens then.\n"),
        (false, true) => new MailMessage(to, "Your request was received",
            $"We received your request. See here how far it is; a copy of your data is downloaded there:\n\n{link}\n\nThe link is good for three months. Don't pass it on.\n"),
    };

    public static TextMessage Text(string to, string locale, Uri link, bool follows) => new(to, (IsGerman(locale), follows) switch
    {
        (true, false) => $"Ihre Daten: hier geht es weiter, einen Tag lang: {link} Wenn Sie nicht gefragt haben, tun Sie nichts.",
        (true, true) => $"Ihr Antrag ist eingegangen. Wie weit er ist, sehen Sie hier: {link}",
        (false, false) => $"Your data: go on here, within a day: {link} If you didn't ask, do nothing.",
        (false, true) => $"Your request was received. See how far it is: {link}",
    });

    private static bool IsGerman(string locale) => locale.StartsWith("de", StringComparison.OrdinalIgnoreCase);
}
