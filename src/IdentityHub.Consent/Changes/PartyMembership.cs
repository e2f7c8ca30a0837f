using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Changes;

/// <summary>Which source records a party consists of, tombstones included.</summary>
/// <param name="Party">The party.</param>
/// <param name="Records">Its records.</param>
public sealed record PartyMembership(GlobalPartyId Party, IReadOnlyList<SourceRecordId> Records)
{
    /// <summary>Where the person lives and when they were born, by the profile as it is now.</summary>
    public PersonFacts Facts { get; init; } = PersonFacts.None;
}
