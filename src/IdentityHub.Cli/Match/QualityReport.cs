using IdentityHub.Matching.Evaluation;

namespace IdentityHub.Cli.Match;

/// <summary>Quality at one threshold, as printed.</summary>
internal sealed record QualityReport(double Threshold, double Precision, double Recall, double F1)
{
    public static QualityReport From(PairwiseQuality quality) =>
        new(Math.Round(quality.Threshold, 8), Math.Round(quality.Precision, 6), Math.Round(quality.Recall, 6), Math.Round(quality.F1, 6));
}
