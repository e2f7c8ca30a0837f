using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Rebuilding;

/// <summary>All facts, each kind in the order in which it was appended.</summary>
/// <param name="Versions">Versions of records.</param>
/// <param name="Links">Link decisions.</param>
/// <param name="Revisions">Party revisions.</param>
/// <param name="Decisions">Stewards' decisions.</param>
public sealed record FactLog(
    IReadOnlyList<RecordVersionFact> Versions, IReadOnlyList<LinkFact> Links, IReadOnlyList<PartyFact> Revisions, IReadOnlyList<StewardFact> Decisions);
