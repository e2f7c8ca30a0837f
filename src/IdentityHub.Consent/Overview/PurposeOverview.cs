using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Overview;

/// <summary>One purpose as a person sees it.</summary>
/// <param name="Purpose">Its code.</param>
/// <param name="Kind">Promotional or transactional.</param>
/// <param name="Text">The wording in the person's language, with the version and hash that evidence needs.</param>
/// <param name="Channels">Its channels.</param>
/// <param name="History">What was said through this account, newest first.</param>
public sealed record PurposeOverview(
    PurposeId Purpose, PurposeKind Kind, PurposeText Text, IReadOnlyList<ChannelOverview> Channels, IReadOnlyList<HistoryEntry> History);
