using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace IdentityHub.Accounts.Mail;

/// <summary>Sends mail over SMTP, encrypted unless the server is on this machine.</summary>
public sealed class SmtpMailer(MailOptions options) : IMailer
{
    /// <inheritdoc/>
    public async Task SendAsync(MailMessage message, CancellationToken cancellation)
    {
        using var mail = new MimeMessage();
        mail.From.Add(MailboxAddress.Parse(options.From));
        mail.To.Add(MailboxAddress.Parse(message.To));
        mail.Subject = message.Subject;
        mail.Body = new TextPart("plain") { Text = message.Text };

        using var client = new SmtpClient();
        var security = options.Port == 465 ? SecureSocketOptions.SslOnConnect
            : options.Host is "localhost" or "127.0.0.1" ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
        await client.ConnectAsync(options.Host!, options.Port, security, cancellation);
        if (options.UserName is { Length: > 0 } name)
            await client.AuthenticateAsync(name, options.Password ?? "", cancellation);
        await client.SendAsync(mail, cancellation);
        await client.DisconnectAsync(true, cancellation);
    }
}
