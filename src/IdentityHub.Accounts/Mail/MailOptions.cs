namespace IdentityHub.Accounts.Mail;

/// <summary>The section <c>Hub:Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Host name of the mail server; without one, mails are kept in <see cref="MailOutbox"/> and go nowhere.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 587 is submission with STARTTLS, 465 with TLS from the start.</summary>
    public int Port { get; set; } = 587;

    /// <summary>User name, or null for none.</summary>
    public string? UserName { get; set; }

    /// <summary>Password.</summary>
    public string? Password { get; set; }

    /// <summary>Sender, for example <c>Shop &lt;no-reply@example.com&gt;</c>.</summary>
    public string From { get; set; } = "no-reply@localhost";
}
