using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Which records are one party.</summary>
/// <param name="Groups">The parties' records; every node is in exactly one.</param>
/// <param name="Reasons">For each record that a link or a pin put into its group: by which rule, and the score if one did.</param>
/// <param name="Neighbours">For each record the records that it was linked or pinned to, best first.</param>
/// <param name="Open">Pairs of records in different groups that match or nearly do: what a steward may have to look at.</param>
internal sealed record Partition(
    IReadOnlyList<IReadOnlyList<ResolutionNode>> Groups, IReadOnlyDictionary<SourceRecordId, LinkReason> Reasons,
    IReadOnlyDictionary<SourceRecordId, List<SourceRecordId>> Neighbours, IReadOnlyList<OpenPair> Open);
