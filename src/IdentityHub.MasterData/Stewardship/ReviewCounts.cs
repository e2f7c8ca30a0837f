namespace IdentityHub.MasterData.Stewardship;

/// <summary>How many open tasks fit a filter, split in the ways a queue is filtered.</summary>
/// <param name="Total">All.</param>
/// <param name="Kinds">By kind.</param>
/// <param name="Rules">By rule.</param>
/// <param name="Systems">By source system; a task counts for each of its systems.</param>
/// <param name="Bands">By probability in tenths: 0 is below 0.1, 9 is 0.9 and above.</param>
/// <param name="Ages">By age in whole days, 0 being younger than a day; older than 30 days count as 30.</param>
/// <param name="Stewards">By assignee, or by whoever works on it; actor ids.</param>
/// <param name="Deferred">How many more would fit, were they not deferred; 0 when the filter includes them.</param>
public sealed record ReviewCounts(
    int Total, IReadOnlyDictionary<ReviewKind, int> Kinds, IReadOnlyDictionary<string, int> Rules, IReadOnlyDictionary<string, int> Systems,
    IReadOnlyDictionary<int, int> Bands, IReadOnlyDictionary<int, int> Ages, IReadOnlyDictionary<string, int> Stewards, int Deferred);
