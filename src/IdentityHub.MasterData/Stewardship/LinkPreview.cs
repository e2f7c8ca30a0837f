using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>What a link of two parties would come to.</summary>
/// <param name="Survivor">The golden profile and the GPID that would survive.</param>
/// <param name="Absorbed">The GPIDs that would redirect.</param>
/// <param name="Lineage">Where each value of the profile would come from.</param>
/// <param name="Keys">The source keys that would answer with the survivor.</param>
/// <param name="Reason">Why that GPID survives: <c>confirmed</c>, <c>account</c>, <c>most-records</c>, <c>oldest</c>, <c>named</c>.</param>
public sealed record LinkPreview(PartyView Survivor, IReadOnlyList<GlobalPartyId> Absorbed, IReadOnlyList<AttributeLineage> Lineage, IReadOnlyList<SourceKey> Keys, string Reason)
{
    /// <summary>Records that would go to another party.</summary>
    public IReadOnlyList<MovedRecord> Moved { get; init; } = [];
}
