using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Suppressions;

/// <summary>A contact point that must not be used. Holds a keyed hash only, so that it outlives merge and erasure.</summary>
/// <param name="ContactPoint">Its keyed hash.</param>
/// <param name="Channel">On which channel; null for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="Since">From when.</param>
/// <param name="RecordedAt">When the hub learnt it.</param>
public sealed record Suppression(ContactPointKey ContactPoint, Channel? Channel, SuppressionReason Reason, DateTimeOffset Since, DateTimeOffset RecordedAt)
{
    /// <summary>Everything, one brand, or one list.</summary>
    public SuppressionScope Scope { get; init; }

    /// <summary>When it was lifted; null while it holds.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>True when it forbids messages of a kind: a complaint forbids promotional ones only.</summary>
    public bool Covers(PurposeKind kind) => Reason != SuppressionReason.Complaint || kind == PurposeKind.Promotional;
}
