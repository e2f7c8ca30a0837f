using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Parties;

/// <summary>What a steward writes into a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Content">The new values; only those of <paramref name="Groups"/> count.</param>
/// <param name="Groups">The groups of attributes to change (<see cref="Survivorship.AttributeGroups"/>); a group without values takes the steward's earlier word back.</param>
/// <param name="Etag">The party's etag as the caller read it; null for no check.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="ValidateOnly">True: says what would come of it and writes nothing.</param>
public sealed record PartyUpdate(GlobalPartyId Party, SourceRecordContent Content, IReadOnlyCollection<string> Groups, string? Etag, string Reason, bool ValidateOnly = false)
{
    /// <summary>What the party is, for the group <see cref="Survivorship.AttributeGroups.Kind"/>; null takes the steward's earlier word on that back.</summary>
    public PartyKind? Kind { get; init; }
}
