using IdentityHub.Accounts.Mail;

namespace IdentityHub.Web.Outbox;

/// <summary>Mails that the demo would have sent.</summary>
/// <param name="Messages">Newest first.</param>
public sealed record OutboxModel(IReadOnlyList<(DateTimeOffset At, MailMessage Message)> Messages);
