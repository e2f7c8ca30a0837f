namespace IdentityHub.Cli.Match;

/// <summary>Seconds of wall time by phase, as printed. Load is reading and normalising; counting against the truth is in none.</summary>
internal sealed record PhaseReport(double Load, double Train, double Score, double Cluster, double Total);
