using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Workbench;

/// <summary>Everything about a party.</summary>
/// <param name="Party">The party.</param>
/// <param name="Lineage">Where each value of its profile comes from.</param>
/// <param name="Keys">Its source keys, the first thousand.</param>
/// <param name="Relationships">Its relationships, the newest hundred.</param>
/// <param name="Merges">The merges it took part in.</param>
/// <param name="Questions">Open questions about it.</param>
/// <param name="Preview">What a merge with another party would come to; null when none was asked for.</param>
/// <param name="Faults">Why the last act failed.</param>
/// <param name="Notice">What has just happened; null for nothing.</param>
public sealed record PartyModel(
    PartyView Party, IReadOnlyList<AttributeLineage> Lineage, IReadOnlyList<CrosswalkEntry> Keys, IReadOnlyList<Relationship> Relationships,
    IReadOnlyList<MergeHistoryEntry> Merges, IReadOnlyList<ReviewTask> Questions, LinkPreview? Preview, Faults Faults, string? Notice);
