using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>A pair of records in different parties, as the fold of tasks gets it.</summary>
/// <param name="Left">The one record's party.</param>
/// <param name="Right">The other's.</param>
/// <param name="Edge">The pair; its left record is the left party's.</param>
/// <param name="IsOversized">True when too many records hang together for any of them to be linked by evidence.</param>
internal readonly record struct PartyDoubt(GlobalPartyId Left, GlobalPartyId Right, ReviewEdge Edge, bool IsOversized);
