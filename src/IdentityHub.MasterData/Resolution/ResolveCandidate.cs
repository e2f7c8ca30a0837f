using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Resolution;

/// <summary>A party that the attributes may belong to.</summary>
/// <param name="Party">The party.</param>
/// <param name="Record">Its record that fits best.</param>
/// <param name="Key">That record's key.</param>
/// <param name="Explanation">Why it fits and why not.</param>
public sealed record ResolveCandidate(PartyView Party, SourceRecordId Record, SourceKey Key, MatchExplanation Explanation);
