using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.Messaging;

namespace IdentityHub.Web.Outbox;

/// <summary>Mails that the demo would have sent.</summary>
/// <param name="Messages">Newest first.</param>
public sealed record OutboxModel(IReadOnlyList<(DateTimeOffset At, MailMessage Message)> Messages)
{
    /// <summary>Text messages that the demo would have sent, newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, TextMessage Message)> Texts { get; init; } = [];
}
