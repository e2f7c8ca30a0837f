using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Merging;

/// <summary>A steward's word that two parties are one.</summary>
/// <param name="First">One party.</param>
/// <param name="Second">The other.</param>
/// <param name="Survivor">Which GPID survives; null: by rule (confirmed by a steward, holds an account, most records, oldest).</param>
/// <param name="FirstEtag">The first party's etag as the caller read it; null for no check.</param>
/// <param name="SecondEtag">The second party's etag as the caller read it; null for no check.</param>
/// <param name="Reason">Why, for the history; at most 500 UTF-16 units, no personal data.</param>
/// <param name="ValidateOnly">True: says what would come of it and writes nothing.</param>
public sealed record MergeOrder(
    GlobalPartyId First, GlobalPartyId Second, GlobalPartyId? Survivor, string? FirstEtag, string? SecondEtag, string Reason, bool ValidateOnly = false);
