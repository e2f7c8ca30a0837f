namespace IdentityHub.Consent.Unsubscribing;

/// <summary>How much somebody unsubscribes from.</summary>
public enum UnsubscribeScope
{
    /// <summary>What the message was: its subscription, or its purpose on its channel when it was none.</summary>
    Message = 1,

    /// <summary>The message's purpose on its channel, every subscription included.</summary>
    Purpose = 2,

    /// <summary>Everything promotional on the message's channel.</summary>
    Channel = 3,
}
