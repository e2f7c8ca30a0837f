using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>A steward's word that some records of a party are somebody else.</summary>
/// <param name="Party">The party.</param>
/// <param name="Records">The records that leave; they stay together.</param>
/// <param name="Etag">The party's etag as the caller read it; null for no check.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="ValidateOnly">True: says what would come of it and writes nothing.</param>
public sealed record SplitOrder(GlobalPartyId Party, IReadOnlyCollection<SourceRecordId> Records, string? Etag, string Reason, bool ValidateOnly = false);
