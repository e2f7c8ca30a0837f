namespace IdentityHub.Consent.Messaging;

/// <summary>Keeps text messages in memory instead of sending them, until a provider is registered in its place: the demo and tests look here. The newest 200.</summary>
public sealed class TextOutbox(TimeProvider time) : ITextMessenger
{
    private const int Capacity = 200;
    private readonly Lock gate = new();
    private readonly List<(DateTimeOffset At, TextMessage Message)> messages = [];

    /// <inheritdoc/>
    public Task SendAsync(TextMessage message, CancellationToken cancellation)
    {
        lock (gate)
        {
            messages.Add((time.GetUtcNow(), message));
            if (messages.Count > Capacity)
                messages.RemoveAt(0);
        }

        return Task.CompletedTask;
    }

    /// <summary>What was sent, newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, TextMessage Message)> Sent()
    {
        lock (gate)
            return [.. messages.AsEnumerable().Reverse()];
    }

    /// <summary>Forgets what was sent to a number (erasure).</summary>
    public void Forget(string number)
    {
        lock (gate)
            messages.RemoveAll(sent => sent.Message.To == number);
    }
}
