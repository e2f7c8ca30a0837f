namespace IdentityHub.Accounts.Mail;

/// <summary>A message to one person.</summary>
/// <param name="To">Address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
public sealed record MailMessage(string To, string Subject, string Text);
