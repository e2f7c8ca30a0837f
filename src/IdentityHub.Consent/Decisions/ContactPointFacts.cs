using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Suppressions;

namespace IdentityHub.Consent.Decisions;

/// <summary>What a decision depends on of contact points, whoever they belong to.</summary>
/// <param name="Suppressions">Lists that they are on.</param>
/// <param name="States">What is known of them.</param>
public sealed record ContactPointFacts(IReadOnlyList<Suppression> Suppressions, IReadOnlyList<ContactPointState> States)
{
    /// <summary>Nothing is known.</summary>
    public static ContactPointFacts None { get; } = new([], []);
}
