using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>A steward's word that for a group of attributes one record is right.</summary>
/// <param name="Party">The party.</param>
/// <param name="Group">The group, see <see cref="Survivorship.AttributeGroups"/>.</param>
/// <param name="Record">The party's record whose values are to survive.</param>
/// <param name="Etag">The party's etag as the caller read it; null for no check.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="ValidateOnly">True: says what would come of it and writes nothing.</param>
public sealed record PreferOrder(GlobalPartyId Party, string Group, SourceRecordId Record, string? Etag, string Reason, bool ValidateOnly = false);
