using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.Web.Workbench;

/// <summary>The quality of the master data, and how the stewards' desk is doing.</summary>
/// <param name="Report">The latest measurement; null before the first.</param>
/// <param name="Desk">The desk now, with the answers of the last thirty days.</param>
/// <param name="Asked">True when a new measurement was just asked for.</param>
/// <param name="Stale">True when the form was too old to count.</param>
/// <param name="Now">The present.</param>
public sealed record QualityModel(QualityReport? Report, ReviewMetrics Desk, bool Asked, bool Stale, DateTimeOffset Now);
