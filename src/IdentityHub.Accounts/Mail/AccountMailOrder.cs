namespace IdentityHub.Accounts.Mail;

/// <summary>Payload of the job that sends an account's mail; tokens are made when it is sent, so that none is kept.</summary>
/// <param name="Account">Whose mail it is; an account that doesn't exist gets none.</param>
/// <param name="Kind">Which mail.</param>
internal sealed record AccountMailOrder(string Account, string Kind)
{
    public const string VerifyEmail = "verify-email";
    public const string SignInLink = "sign-in-link";
    public const string PasswordReset = "password-reset";
    public const string EmailChangeOld = "email-change-old";
    public const string EmailChangeNew = "email-change-new";
    public const string Closing = "closing";

    /// <summary>Something about signing in was changed; <see cref="Change"/> says what.</summary>
    public const string SecurityChanged = "security-changed";

    /// <summary>Hash of the mark of the browser in which a link is good; null for any.</summary>
    public string? Browser { get; init; }

    /// <summary>What changed, see <see cref="SecurityChange"/>; null for other kinds.</summary>
    public SecurityChange? Change { get; init; }
}
