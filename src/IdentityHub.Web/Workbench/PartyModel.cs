using IdentityHub.Consent.Changes;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
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
    IReadOnlyList<MergeHistoryEntry> Merges, IReadOnlyList<ReviewTask> Questions, LinkPreview? Preview, Faults Faults, string? Notice)
{
    /// <summary>Its records, the first thousand.</summary>
    public IReadOnlyList<SourceRecordView> Records { get; init; } = [];

    /// <summary>Stewards' words that stand about it.</summary>
    public IReadOnlyList<StandingPin> Pins { get; init; } = [];

    /// <summary>What happened to it lately.</summary>
    public IReadOnlyList<TimelineEntry> Timeline { get; init; } = [];

    /// <summary>What was said about consent lately.</summary>
    public IReadOnlyList<ConsentStatement> Said { get; init; } = [];

    /// <summary>Accounts that it holds.</summary>
    public IReadOnlyList<PartyAccount> Accounts { get; init; } = [];

    /// <summary>What it was at the moment asked about; null when none was.</summary>
    public PartyAt? Then { get; init; }

    /// <summary>True when a moment was asked about at which it wasn't there yet.</summary>
    public bool NotThen { get; init; }

    /// <summary>Parties and questions around it.</summary>
    public IReadOnlyList<GraphEdge> Graph { get; init; } = [];

    /// <summary>Decisions of consent that the merge or unmerge shown would change.</summary>
    public IReadOnlyList<ConsentOutcome> Outcomes { get; init; } = [];

    /// <summary>What taking a merge back would come to; null when none was asked for.</summary>
    public UnmergeReceipt? Unmerge { get; init; }

    /// <summary>Its records and those of the other party of a preview, with the parties that they belong to now.</summary>
    public IReadOnlyList<(GlobalPartyId Home, SourceRecordView Record)> Homes { get; init; } = [];

    /// <summary>The pin that was asked about; null when none was.</summary>
    public TypedPin? Pin { get; init; }

    /// <summary>What that pin would come to; null when it can't be set.</summary>
    public PinReceipt? PinPreview { get; init; }

    /// <summary>The GPID of another party as it was typed into the form for pins.</summary>
    public string TypedOther { get; init; } = "";
}
