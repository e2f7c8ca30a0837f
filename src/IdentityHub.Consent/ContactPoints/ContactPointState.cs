namespace IdentityHub.Consent.ContactPoints;

/// <summary>What the hub knows of a contact point whoever it belongs to. A projection by keyed hash; no row is the same as nothing known.</summary>
/// <param name="Key">Its keyed hash.</param>
public sealed record ContactPointState(ContactPointKey Key)
{
    /// <summary>When its owner last proved that it is theirs; null for never.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>When a message to it last came back for good; null for never.</summary>
    public DateTimeOffset? BouncedAt { get; init; }

    /// <summary>True when several people use it (a family's mailbox, a switchboard).</summary>
    public bool IsShared { get; init; }

    /// <summary>True when messages come back and its owner has not proved it since: no import brings it to life again.</summary>
    public bool IsBouncing(DateTimeOffset asKnownAt) => BouncedAt is { } bounced && bounced <= asKnownAt && !(VerifiedAt > bounced && VerifiedAt <= asKnownAt);
}
