using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Which records are one party.</summary>
/// <param name="Groups">The parties' records; every node is in exactly one.</param>
/// <param name="Rules">For each record that a link or a pin put into its group, by which rule.</param>
/// <param name="Neighbours">For each record the records that it was linked or pinned to, best first.</param>
/// <param name="Refused">Links that a veto refused: what a steward should look at.</param>
internal sealed record Partition(
    IReadOnlyList<IReadOnlyList<ResolutionNode>> Groups, IReadOnlyDictionary<SourceRecordId, string> Rules,
    IReadOnlyDictionary<SourceRecordId, List<SourceRecordId>> Neighbours, IReadOnlyList<(SourceRecordId Left, SourceRecordId Right, string Rule)> Refused);
