using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Matching.Evaluation;

namespace IdentityHub.Cli.Match;

/// <summary>The figures of an evaluation, in the shape that scripts read.</summary>
internal sealed partial record EvaluationReport(
    int Records, long CandidatePairs, double BlockingRecall, QualityReport Chosen, QualityReport Best, PhaseReport Seconds, double PeakMegabytes)
{
    public static EvaluationReport From(int records, double readSeconds, EvaluationResult result)
    {
        var times = result.Resolution.Seconds;
        var load = readSeconds + times.Normalise;
        using var process = Process.GetCurrentProcess();
        return new(
            records,
            result.Resolution.CandidatePairs,
            Math.Round(result.BlockingRecall, 6),
            QualityReport.From(result.Chosen),
            QualityReport.From(result.Best),
            new(Round(load), Round(times.Train), Round(times.Score), Round(times.Cluster), Round(load + times.Train + times.Score + times.Cluster)),
            Math.Round(process.PeakWorkingSet64 / 1048576.0, 1));
    }

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);

    private static double Round(double seconds) => Math.Round(seconds, 3);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(EvaluationReport))]
    private sealed partial class ReportJson : JsonSerializerContext;
}
