using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Changes;

/// <summary>Which source records a party consists of, tombstones included.</summary>
/// <param name="Party">The party.</param>
/// <param name="Records">Its records.</param>
public sealed record PartyMembership(GlobalPartyId Party, IReadOnlyList<SourceRecordId> Records);
