namespace IdentityHub.MasterData.Quality;

/// <summary>The quality of the master data at one time.</summary>
/// <param name="At">When it was measured.</param>
/// <param name="Took">How long that took.</param>
/// <param name="Sources">By source system, by code.</param>
/// <param name="Match">How matching fares.</param>
public sealed record QualityReport(DateTimeOffset At, TimeSpan Took, IReadOnlyList<SourceQuality> Sources, MatchQuality Match);
