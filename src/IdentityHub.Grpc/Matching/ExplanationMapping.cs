using IdentityHub.MasterData.Resolution;
using WireContribution = IdentityHub.Protos.Match.V1.MatchContribution;
using WireExplanation = IdentityHub.Protos.Match.V1.MatchExplanation;
using WireVerdict = IdentityHub.Protos.Match.V1.MatchVerdict;

namespace IdentityHub.Grpc.Matching;

/// <summary>Why two are one, as the contract shows it. Verdicts have the same numbers on both sides (a test compares them).</summary>
internal static class ExplanationMapping
{
    public static WireExplanation ToWire(MatchExplanation explanation)
    {
        var written = new WireExplanation
        {
            Verdict = (WireVerdict)(int)explanation.Verdict,
            Probability = explanation.Probability,
            Weight = explanation.TotalWeight,
            PriorWeight = explanation.PriorWeight,
            Rule = explanation.Rule ?? "",
            ModelVersion = explanation.ModelVersion,
        };
        written.Obstacles.AddRange(explanation.Obstacles);
        foreach (var line in explanation.Contributions)
        {
            written.Contributions.Add(new WireContribution
            {
                Comparison = line.Comparison, Level = line.Level, Weight = line.Weight, LeftValue = line.Left ?? "", RightValue = line.Right ?? "",
            });
        }
        return written;
    }
}
