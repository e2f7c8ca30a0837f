using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>How a person wants a subscription: no consent, which is an event of the ledger, but what they chose beside it.</summary>
/// <param name="Record">The source record that said it.</param>
/// <param name="Subscription">The subscription.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="ChangedAt">When it was chosen.</param>
public sealed record SubscriptionChoice(SourceRecordId Record, SubscriptionId Subscription, Channel Channel, DateTimeOffset ChangedAt)
{
    /// <summary>To which address; null for whichever the person has.</summary>
    public ContactPointKey? ContactPoint { get; init; }

    /// <summary>How often at most; null for the subscription's own.</summary>
    public Frequency? Frequency { get; init; }

    /// <summary>When it may come; null for any time.</summary>
    public DeliveryWindow? Window { get; init; }

    /// <summary>When nothing may come; null for never.</summary>
    public DeliveryWindow? QuietHours { get; init; }

    /// <summary>The person's zone, an IANA name; null for UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Nothing until then; null for not paused.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>True when it was inferred (from what a person opens or buys) and not stated: never stronger than what was stated.</summary>
    public bool Inferred { get; init; }
}
