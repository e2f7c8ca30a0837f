namespace IdentityHub.MasterData.Loading;

/// <summary>How far an initial load is.</summary>
/// <param name="Phase">What it is at.</param>
/// <param name="Done">How much of that is done: bytes read, or rows written.</param>
/// <param name="Total">How much there is; 0 when that isn't known.</param>
/// <param name="Records">Rows read from the files.</param>
/// <param name="Elapsed">Time of this run.</param>
public sealed record LoadProgress(LoadPhase Phase, long Done, long Total, long Records, TimeSpan Elapsed);
