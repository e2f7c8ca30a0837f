using IdentityHub.MasterData.Quality;

namespace IdentityHub.Web.Workbench;

/// <summary>The quality of the master data.</summary>
/// <param name="Report">The latest measurement; null before the first.</param>
/// <param name="Asked">True when a new one was just asked for.</param>
/// <param name="Stale">True when the form was too old to count.</param>
public sealed record QualityModel(QualityReport? Report, bool Asked, bool Stale);
