namespace IdentityHub.Matching.Clustering;

/// <summary>The parties of one component.</summary>
/// <param name="PartyOf">For each record its party, numbered from 0 in order of the parties' first records by rank.</param>
/// <param name="Refused">Links between different parties of the result that were above the threshold.</param>
public sealed record ComponentPartition(int[] PartyOf, IReadOnlyList<RefusedLink> Refused);
