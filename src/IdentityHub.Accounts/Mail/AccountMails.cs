using System.Globalization;

namespace IdentityHub.Accounts.Mail;

/// <summary>The texts of mails, English and German. No name that a stranger could have typed is in them.</summary>
internal static class AccountMails
{
    public static MailMessage VerifyEmail(string to, string locale, Uri link) => IsGerman(locale)
        ? new MailMessage(to, "Bitte bestätigen Sie Ihre E-Mail-Adresse",
            $"Mit dieser Adresse wurde ein Konto angelegt. Wenn Sie das waren, bestätigen Sie die Adresse hier:\n\n{link}\n\nDer Link gilt einen Tag. Wenn Sie es nicht waren, tun Sie nichts.\n")
        : new MailMessage(to, "Please confirm your e-mail address",
            $"An account was made with this address. If it was you, confirm the address here:\n\n{link}\n\nThe link is good for a day. If it wasn't you, do nothing.\n");

    public static MailMessage AddressKnown(string to, string locale, Uri signIn) => IsGerman(locale)
        ? new MailMessage(to, "Sie haben bereits ein Konto",
            $"Jemand hat versucht, diese Adresse für ein anderes Konto zu verwenden. Sie haben bereits eines damit; melden Sie sich hier an:\n\n{signIn}\n\nWenn Sie es nicht waren, tun Sie nichts: Ihr Konto ist unberührt.\n")
        : new MailMessage(to, "You already have an account",
            $"Somebody tried to use this address for another account. You already have one with it; sign in here:\n\n{signIn}\n\nIf it wasn't you, do nothing: your account is untouched.\n");

    public static MailMessage SignInLink(string to, string locale, Uri link) => IsGerman(locale)
        ? new MailMessage(to, "Ihr Anmeldelink",
            $"Mit diesem Link melden Sie sich an, in dem Browser, in dem Sie ihn angefordert haben:\n\n{link}\n\nDer Link gilt 15 Minuten und nur einmal. Wenn Sie ihn nicht angefordert haben, tun Sie nichts und geben Sie ihn niemandem.\n")
        : new MailMessage(to, "Your sign-in link",
            $"This link signs you in, in the browser in which you asked for it:\n\n{link}\n\nThe link is good for 15 minutes and once only. If you didn't ask for it, do nothing and give it to nobody.\n");

    public static MailMessage NoLinkForStaff(string to, string locale, Uri signIn) => IsGerman(locale)
        ? new MailMessage(to, "Anmelden per Link ist für Ihr Konto nicht möglich",
            $"Für Ihr Konto wurde ein Anmeldelink angefordert. Konten von Mitarbeitenden melden sich mit einem Passkey oder mit Passwort und Code an:\n\n{signIn}\n")
        : new MailMessage(to, "Your account can't sign in by link",
            $"A sign-in link was asked for your account. Accounts of staff sign in with a passkey, or with password and code:\n\n{signIn}\n");

    public static MailMessage PasswordReset(string to, string locale, Uri link) => IsGerman(locale)
        ? new MailMessage(to, "Neues Passwort festlegen",
            $"Hier legen Sie ein neues Passwort fest:\n\n{link}\n\nDer Link gilt eine Stunde und nur einmal. Danach sind Sie auf allen Geräten abgemeldet. Wenn Sie das nicht angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.\n")
        : new MailMessage(to, "Set a new password",
            $"Set a new password here:\n\n{link}\n\nThe link is good for an hour and once only. Afterwards you are signed out everywhere. If you didn't ask for it, do nothing: your password stays as it is.\n");

    public static MailMessage EmailChangeOld(string to, string locale, string newEmail, Uri link) => IsGerman(locale)
        ? new MailMessage(to, "Soll Ihre E-Mail-Adresse geändert werden?",
            $"Für Ihr Konto wurde eine neue E-Mail-Adresse angegeben: {newEmail}\n\nWenn Sie das waren, stimmen Sie hier zu:\n\n{link}\n\nDie Änderung gilt, sobald beide Adressen zugestimmt haben. Wenn Sie es nicht waren, stimmen Sie nicht zu und ändern Sie Ihr Passwort.\n")
        : new MailMessage(to, "Shall your e-mail address be changed?",
            $"A new e-mail address was given for your account: {newEmail}\n\nIf it was you, agree here:\n\n{link}\n\nThe change holds as soon as both addresses have agreed. If it wasn't you, don't agree, and change your password.\n");

    public static MailMessage EmailChangeNew(string to, string locale, Uri link) => IsGerman(locale)
        ? new MailMessage(to, "Bitte bestätigen Sie Ihre neue E-Mail-Adresse",
            $"Diese Adresse soll zu einem Konto gehören. Wenn Sie das möchten, bestätigen Sie sie hier:\n\n{link}\n\nDer Link gilt einen Tag. Wenn Sie es nicht waren, tun Sie nichts.\n")
        : new MailMessage(to, "Please confirm your new e-mail address",
            $"This address is to belong to an account. If that is what you want, confirm it here:\n\n{link}\n\nThe link is good for a day. If it wasn't you, do nothing.\n");

    public static MailMessage Closing(string to, string locale, DateTimeOffset day, Uri signIn) => IsGerman(locale)
        ? new MailMessage(to, "Ihr Konto wird gelöscht",
            $"Ihr Konto ist geschlossen und Sie sind überall abgemeldet. Am {Day(day, "de")} wird es endgültig gelöscht.\n\nWenn Sie es behalten möchten, melden Sie sich vorher einfach an:\n\n{signIn}\n")
        : new MailMessage(to, "Your account is going to be deleted",
            $"Your account is closed and you are signed out everywhere. On {Day(day, "en-GB")} it will be deleted for good.\n\nIf you want to keep it, just sign in before then:\n\n{signIn}\n");

    public static MailMessage SecurityChanged(string to, string locale, SecurityChange change, Uri security) => IsGerman(locale)
        ? new MailMessage(to, "Änderung an Ihrer Anmeldung", $"{GermanOf(change)}\n\nWenn Sie das waren, ist nichts zu tun. Wenn nicht, sehen Sie bitte gleich hier nach:\n\n{security}\n")
        : new MailMessage(to, "A change to how you sign in", $"{EnglishOf(change)}\n\nIf it was you, there is nothing to do. If it wasn't, please look here at once:\n\n{security}\n");

    private static string EnglishOf(SecurityChange change) => change switch
    {
        SecurityChange.Password => "Your account has a new password, and its other sessions were ended.",
        SecurityChange.PasskeyAdded => "A passkey was added to your account.",
        SecurityChange.PasskeyRemoved => "A passkey was removed from your account.",
        SecurityChange.AuthenticatorAdded => "An authenticator app was set up for your account.",
        SecurityChange.AuthenticatorRemoved => "The authenticator app was removed from your account; its recovery codes and remembered devices are gone too.",
        SecurityChange.SecondFactorReset => "An administrator removed the passkeys and the authenticator app from your account and signed you out everywhere. Set up a second factor when you next sign in.",
        SecurityChange.ProviderConnected => "Your account can now be signed in to through another provider.",
        SecurityChange.ProviderDisconnected => "Your account can no longer be signed in to through another provider that was connected with it.",
        _ => "Your account has new recovery codes; the earlier ones are no longer good.",
    };

    private static string GermanOf(SecurityChange change) => change switch
    {
        SecurityChange.Password => "Ihr Konto hat ein neues Passwort; seine anderen Sitzungen wurden beendet.",
        SecurityChange.PasskeyAdded => "Ihrem Konto wurde ein Passkey hinzugefügt.",
        SecurityChange.PasskeyRemoved => "Von Ihrem Konto wurde ein Passkey entfernt.",
        SecurityChange.AuthenticatorAdded => "Für Ihr Konto wurde eine Authenticator-App eingerichtet.",
        SecurityChange.AuthenticatorRemoved => "Von Ihrem Konto wurde die Authenticator-App entfernt; ihre Wiederherstellungscodes und gemerkten Geräte gelten nicht mehr.",
        SecurityChange.SecondFactorReset => "Eine Administratorin oder ein Administrator hat die Passkeys und die Authenticator-App von Ihrem Konto entfernt und Sie überall abgemeldet. Richten Sie beim nächsten Anmelden einen zweiten Faktor ein.",
        SecurityChange.ProviderConnected => "Bei Ihrem Konto kann man sich jetzt auch über einen anderen Anbieter anmelden.",
        SecurityChange.ProviderDisconnected => "Bei Ihrem Konto kann man sich über einen Anbieter, der verbunden war, nicht mehr anmelden.",
        _ => "Ihr Konto hat neue Wiederherstellungscodes; die früheren gelten nicht mehr.",
    };

    private static string Day(DateTimeOffset day, string culture) => day.UtcDateTime.ToString(culture == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.GetCultureInfo(culture));

    private static bool IsGerman(string locale) => locale.StartsWith("de", StringComparison.OrdinalIgnoreCase);
}
