using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>What the hub would do with attributes, were they written now.</summary>
/// <param name="Party">The party that they would join; null when they would make a new one.</param>
/// <param name="Candidates">The parties that they may belong to, best first.</param>
/// <param name="IsDuplicate">True when a candidate links or needs a steward: the day-zero check of a form.</param>
public sealed record ResolveAnswer(GlobalPartyId? Party, IReadOnlyList<ResolveCandidate> Candidates, bool IsDuplicate);
