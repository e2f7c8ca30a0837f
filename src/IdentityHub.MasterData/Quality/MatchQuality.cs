namespace IdentityHub.MasterData.Quality;

/// <summary>How matching fares.</summary>
/// <param name="Records">Records that aren't deleted.</param>
/// <param name="Parties">Standing parties.</param>
/// <param name="Rules">Records by the rule that links them to their party; <c>new</c> for the first of each.</param>
/// <param name="Weights">Records linked by a score, by its weight in bits: whole numbers, highest 30.</param>
/// <param name="OpenTasks">Open questions to stewards, by kind.</param>
/// <param name="Decisions">Stewards' decisions ever taken, by rule: <c>merge</c>, <c>apart</c>, <c>unmerge</c>, <c>undo</c>…</param>
public sealed record MatchQuality(
    long Records, long Parties, IReadOnlyDictionary<string, long> Rules, IReadOnlyDictionary<int, long> Weights, IReadOnlyDictionary<string, long> OpenTasks,
    IReadOnlyDictionary<string, long> Decisions)
{
    /// <summary>Records for each party.</summary>
    public double RecordsPerParty => Parties == 0 ? 0 : (double)Records / Parties;
}
