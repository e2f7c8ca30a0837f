using IdentityHub.Consent.Unsubscribing;

namespace IdentityHub.Web.Unsubscribe;

/// <summary>The page behind an unsubscribe link.</summary>
/// <param name="Token">From the link.</param>
/// <param name="Title">What the message was, in the person's words; null for a link that isn't ours.</param>
/// <param name="Channel">The channel's name.</param>
/// <param name="Done">What was unsubscribed from; null while it is only asked.</param>
public sealed record UnsubscribeModel(string Token, string? Title, string Channel, UnsubscribeScope? Done);
