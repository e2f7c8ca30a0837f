using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Parties.History;

/// <summary>A party as it was at a moment, worked out from the facts by the rules of survivorship that hold today.</summary>
/// <param name="At">The moment.</param>
/// <param name="Asked">The GPID asked for.</param>
/// <param name="Party">The party that answered for it then.</param>
/// <param name="Lineage">Where each value of its profile came from.</param>
/// <param name="Records">Its records as they were.</param>
public sealed record PartyAt(DateTimeOffset At, GlobalPartyId Asked, PartyView Party, IReadOnlyList<AttributeLineage> Lineage, IReadOnlyList<SourceRecordView> Records);
