namespace IdentityHub.Accounts.Mail;

/// <summary>The texts of mails. No name that a stranger could have typed is in them.</summary>
internal static class AccountMails
{
    public static MailMessage VerifyEmail(string to, string locale, Uri link) => IsGerman(locale)
        ? new MailMessage(to, "Bitte bestätigen Sie Ihre E-Mail-Adresse",
            $"Mit dieser Adresse wurde ein Konto angelegt. Wenn Sie das waren, bestätigen Sie die Adresse hier:\n\n{link}\n\nDer Link gilt einen Tag. Wenn Sie es nicht waren, tun Sie nichts.\n")
        : new MailMessage(to, "Please confirm your e-mail address",
            $"An account was made with this address. If it was you, confirm the address here:\n\n{link}\n\nThe link is good for a day. If it wasn't you, do nothing.\n");

    public static MailMessage AddressKnown(string to, string locale, Uri signIn) => IsGerman(locale)
        ? new MailMessage(to, "Sie haben bereits ein Konto",
            $"Jemand hat versucht, mit dieser Adresse ein neues Konto anzulegen. Sie haben bereits eines; melden Sie sich hier an:\n\n{signIn}\n\nWenn Sie es nicht waren, tun Sie nichts: Ihr Konto ist unberührt.\n")
        : new MailMessage(to, "You already have an account",
            $"Somebody tried to make a new account with this address. You already have one; sign in here:\n\n{signIn}\n\nIf it wasn't you, do nothing: your account is untouched.\n");

    private static bool IsGerman(string locale) => locale.StartsWith("de", StringComparison.OrdinalIgnoreCase);
}
