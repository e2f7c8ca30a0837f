namespace IdentityHub.Accounts.Mail;

/// <summary>Sends mail. Called from a job, so that a failure is tried again.</summary>
public interface IMailer
{
    /// <summary>Sends one message; throws when the server didn't take it.</summary>
    Task SendAsync(MailMessage message, CancellationToken cancellation);
}
