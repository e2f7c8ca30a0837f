using IdentityHub.Matching.Clustering;

namespace IdentityHub.Matching.RealTime;

/// <summary>A component after a record arrived.</summary>
/// <param name="Rows">Its records, by their place in order of arrival.</param>
/// <param name="Partition">Their parties and the refused links, by index into the rows.</param>
/// <param name="Candidates">How many records the new one was compared with.</param>
public sealed record ResidentComponent(IReadOnlyList<int> Rows, ComponentPartition Partition, int Candidates);
