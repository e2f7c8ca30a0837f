using IdentityHub.Matching.Evaluation;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;
using IdentityHub.Matching.Training;

namespace IdentityHub.Matching;

/// <summary>The engine's front door for whole tables: train, resolve, evaluate, explain. Stateless; every call is a pure function of its arguments.</summary>
public static class MatchEngine
{
    /// <summary>Thresholds that are tried to find the best one.</summary>
    private static readonly double[] Sweep = [.1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98, .99, .995, .999, .9999];

    /// <summary>Trains a model on a table, without labels or with them.</summary>
    public static TrainingResult Train(
        RecordTable table, TrainingOptions? options = null, IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount,
            CancellationToken = cancellation,
        };
        progress?.Report(new(MatchPhase.Normalise, 0));
        var features = FeatureTableBuilder.Build(table, ColumnReader.OrderOf(table), parallel.MaxDegreeOfParallelism, cancellation);
        progress?.Report(new(MatchPhase.Train, 0));
        return ModelTrainer.Train(features, options, parallel, out _);
    }

    /// <summary>Resolves a table into parties. Without a model one is trained on the table first.</summary>
    public static Resolution Resolve(
        RecordTable table, MatchModel? model = null, ResolveOptions? options = null, IProgress<MatchProgress>? progress = null, CancellationToken cancellation = default) =>
        new ResolutionRun(table, model, options ?? new(), progress, cancellation).Resolve();

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
        var run = new ResolutionRun(table, model, options ?? new(), progress, cancellation);
        var resolution = run.Resolve();
        var chosen = PairwiseQuality.Count(resolution.PartyOf, truth, resolution.Threshold);
        var (pairs, found) = TruePairs(truth, run);
        run.ReleaseKeys();
        var best = Sweep.Select(threshold =>
        {
            LargeTables.Sweep(table.Count);
            return PairwiseQuality.Count(run.Partition(threshold).PartyOf, truth, threshold);
        }).Append(chosen).MaxBy(q => q.F1)!;
        return new(resolution, pairs, pairs == 0 ? 1 : (double)found / pairs, chosen, best);
    }

    private static (long Pairs, long Found) TruePairs(int[] truth, ResolutionRun run)
    {
        long pairs = 0, found = 0;
        var rows = new int[truth.Length];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        var entities = truth.AsSpan().ToArray();
        Array.Sort(entities, rows);
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && entities[end] == entities[start])
                end++;
            for (var i = start; entities[start] >= 0 && i < end; i++)
            {
                for (var j = i + 1; j < end; j++)
                {
                    pairs++;
                    found += run.Index.AreCandidates(rows[i], rows[j]) ? 1 : 0;
                }
            }

            start = end;
        }

        return (pairs, found);
    }

    /// <summary>Explains one pair of rows: every comparison with its level, weight and both values.</summary>
    public static PairExplanation Explain(RecordTable table, int left, int right, MatchModel? model = null)
    {
        model ??= Train(table).Model;
        var features = FeatureTableBuilder.Build(table, model.DateOrder, 1, CancellationToken.None);
        return new PairExplainer(features, new(features, new CompiledModel(model)), new(model, features.Layout.ExtraNames), model).Explain(left, right);
    }
}
