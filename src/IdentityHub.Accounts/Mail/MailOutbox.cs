namespace IdentityHub.Accounts.Mail;

/// <summary>Keeps messages in memory instead of sending them: the demo and tests look here. The newest 200.</summary>
public sealed class MailOutbox(TimeProvider time) : IMailer
{
    private const int Capacity = 200;
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset At, MailMessage Message)> messages = [];

    /// <inheritdoc/>
    public Task SendAsync(MailMessage message, CancellationToken cancellation)
    {
        lock (gate)
        {
            messages.Add((time.GetUtcNow(), message));
            if (messages.Count > Capacity)
                messages.RemoveAt(0);
        }
        return Task.CompletedTask;
    }

    /// <summary>Forgets what was sent to an address (erasure).</summary>
    public void Forget(string address)
    {
        lock (gate)
            messages.RemoveAll(sent => string.Equals(sent.Message.To, address, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What was sent, newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, MailMessage Message)> Sent()
    {
        lock (gate)
            return [.. messages.AsEnumerable().Reverse()];
    }
}
