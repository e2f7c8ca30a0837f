using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Journeys.Messaging;

/// <summary>A message that a person sent to one of the company's numbers.</summary>
/// <param name="Channel">SMS or WhatsApp.</param>
/// <param name="From">The person's number.</param>
/// <param name="Text">What they wrote; it isn't kept.</param>
public sealed record InboundMessage(Channel Channel, ContactPoint From, string Text)
{
    /// <summary>When it was sent; null: now.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Promotional purposes that the number stands for: START agrees to these. STOP ends every promotional purpose on the channel.</summary>
    public IReadOnlyList<PurposeId> Programme { get; init; } = [];

    /// <summary>The transactional purpose for which an answer may be sent within 24 hours; null: no session is opened.</summary>
    public PurposeId? SessionPurpose { get; init; }

    /// <summary>The only template that the session covers; null for every message of its purpose.</summary>
    public string? Template { get; init; }

    /// <summary>The company's name in answers.</summary>
    public string Sender { get; init; } = "";

    /// <summary>Language of answers, BCP 47.</summary>
    public string Locale { get; init; } = "en";

    /// <summary>The provider's id of the message, so that one that is delivered twice counts once; null for none.</summary>
    public string? MessageId { get; init; }
}
