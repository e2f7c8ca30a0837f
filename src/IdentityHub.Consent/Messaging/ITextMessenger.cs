namespace IdentityHub.Consent.Messaging;

/// <summary>Port: sends text messages. Called from a job, so that a failure is tried again.</summary>
public interface ITextMessenger
{
    /// <summary>Sends one message; throws when the provider didn't take it.</summary>
    Task SendAsync(TextMessage message, CancellationToken cancellation);
}
