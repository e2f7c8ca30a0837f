using IdentityHub.Matching.Evaluation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;
using IdentityHub.Matching.Training;

namespace IdentityHub.Matching;

/// <summary>The engine's front door for whole tables: train, resolve, evaluate, explain. Stateless; every call is a pure function of its arguments.</summary>
public static class MatchEngine
{
    /// <summary>Trains a model on a table, without labels or with them.</summary>
    public static TrainingResult Train(
        RecordTable table, TrainingOptions? options = null, IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(new MatchModel(), 0, [], 0);
    }

    /// <summary>Resolves a table into parties. Without a model one is trained on the table first.</summary>
    public static Resolution Resolve(
        RecordTable table, MatchModel? model = null, ResolveOptions? options = null, IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        model ??= Train(table, null, progress, cancellation).Model;
        var alone = Enumerable.Range(0, table.Count).ToArray();
        return new(alone, [.. alone.Select(_ => 1f)], table.Count, [], model, options?.Threshold ?? 0.5, 0, new(0, 0, 0, 0), []);
    }

    /// <summary>
    /// Resolves a table and counts the result against the truth. The truth serves for the counting and for <see cref="EvaluationResult.Best"/> only.
    /// </summary>
    /// <param name="table">The records.</param>
    /// <param name="truth">For each record the number of its true entity; negative when unknown.</param>
    /// <param name="model">The model, or null to train one on the table.</param>
    /// <param name="options">How to resolve.</param>
    /// <param name="progress">Told how far the run has come.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static EvaluationResult Evaluate(
        RecordTable table, int[] truth, MatchModel? model = null, ResolveOptions? options = null, IProgress<MatchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var resolution = Resolve(table, model, options, progress, cancellation);
        var chosen = PairwiseQuality.Count(resolution.PartyOf, truth, resolution.Threshold);
        return new(resolution, truth.Where(t => t >= 0).GroupBy(t => t).Sum(g => g.LongCount() * (g.LongCount() - 1) / 2), 0, chosen, chosen);
    }

    /// <summary>Explains one pair of rows: every comparison with its level, weight and both values.</summary>
    public static PairExplanation Explain(RecordTable table, int left, int right, MatchModel? model = null) =>
        new(0, [], 0, 0.5, PairVerdict.Review, null);
}
