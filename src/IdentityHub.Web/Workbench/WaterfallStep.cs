using IdentityHub.MasterData.Resolution;

namespace IdentityHub.Web.Workbench;

/// <summary>One step from the prior to the total, drawn on a scale from 0 to 100.</summary>
/// <param name="Name">What was compared; null for the prior.</param>
/// <param name="Level">The level of agreement.</param>
/// <param name="Weight">In bits.</param>
/// <param name="From">Left edge of the bar.</param>
/// <param name="Width">Its width, at least 1.</param>
public sealed record WaterfallStep(string? Name, string Level, double Weight, double From, double Width)
{
    /// <summary>The steps: the prior, then every line that weighs something; and where no weight at all is on the scale.</summary>
    public static (IReadOnlyList<WaterfallStep> Steps, double Zero) Of(MatchExplanation explanation)
    {
        var lines = explanation.Contributions.Where(line => Math.Abs(line.Weight) >= 0.05).ToList();
        var stops = new List<double> { 0, explanation.PriorWeight };
        foreach (var line in lines)
            stops.Add(stops[^1] + line.Weight);
        var (least, most) = (stops.Min(), stops.Max());
        double Place(double weight) => most == least ? 0 : Math.Round(100 * (weight - least) / (most - least), 1);

        var steps = new List<WaterfallStep>();
        for (var i = 0; i + 1 < stops.Count; i++)
        {
            var (low, high) = (Place(Math.Min(stops[i], stops[i + 1])), Place(Math.Max(stops[i], stops[i + 1])));
            steps.Add(new WaterfallStep(i == 0 ? null : lines[i - 1].Comparison, i == 0 ? "" : lines[i - 1].Level, stops[i + 1] - stops[i], low, Math.Max(1, high - low)));
        }
        return (steps, Place(0));
    }
}
