using System.Diagnostics;
using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Training;

/// <summary>
/// Trains a model on a table. Frequencies and blocks are counted; u comes from random pairs; the priors and m from expectation–maximisation over a sample
/// of the candidates. The candidates are a union of many rules that loses hardly any match, so that m isn't bent by any rule of its own, and the pairs that
/// are no candidates count as strangers: the likelihood is that of all pairs of the table.
/// </summary>
internal static class ModelTrainer
{
    private const int SamplePairs = 400_000;
    private const int MostRandomPairs = 400_000;
    private const int FewestRandomPairs = 100_000;

    public static TrainingResult Train(FeatureTable table, TrainingOptions options, ParallelOptions parallel, out CandidateIndex index)
    {
        var watch = Stopwatch.StartNew();
        var model = new MatchModel { Version = options.Version, DateOrder = table.DateOrder, Frequencies = FrequencyCounter.Count(table, parallel.MaxDegreeOfParallelism) };
        model = model with { Comparisons = [.. DefaultComparisons.All, .. table.Layout.ExtraNames.Select(DefaultComparisons.Extra)] };
        var shares = new ValueShares(table, new CompiledModel(model));
        var pieces = new KeyPieces(table, shares);
        model = model with { Blocking = BlockingPlanner.Plan(new RecordKeys(table, pieces, DefaultRules.All), table.Count, options.Lasting, parallel) };
        index = CandidateIndex.Build(new RecordKeys(table, pieces, model.Blocking.Rules), table.Records, model.OversizedKeys(), parallel);

        var random = Random(table, shares, options.Seed);
        var sample = (uint)Math.Max(1, table.Count * 8L / SamplePairs);
        var candidates = Candidates(table, shares, index, sample, parallel);
        var labels = new TrainingPairs(candidates.Comparisons);
        var comparer = new PairComparer(table, shares);
        foreach (var label in options.Labels)
            labels.Add(comparer, label.Left, label.Right);

        var maximiser = new ExpectationMaximiser(table, model, candidates, sample, random, labels, [.. options.Labels.Select(l => l.IsMatch)]);
        var (trained, iterations, notes) = maximiser.Run(parallel.CancellationToken);
        return new(trained, iterations, notes, watch.Elapsed.TotalSeconds);
    }

    private static TrainingPairs Candidates(FeatureTable table, ValueShares shares, CandidateIndex index, uint sample, ParallelOptions parallel)
    {
        var parts = new TrainingPairs[index.Lanes.Count];
        Parallel.For(0, parts.Length, parallel, () => (Comparer: new PairComparer(table, shares), Buffers: new SortBuffers()), (lane, _, state) =>
        {
            parts[lane] = new(state.Comparer.Count);
            var collector = new TrainingPairs.Collector(parts[lane], state.Comparer);
            index.Visit(lane, sample, state.Buffers, ref collector);
            return state;
        }, _ => { });

        var all = new TrainingPairs(PairComparer.FixedComparisons + table.Layout.Extras.Count);
        foreach (var part in parts)
            all.Add(part);
        return all;
    }

    private static TrainingPairs Random(FeatureTable table, ValueShares shares, ulong seed)
    {
        var comparer = new PairComparer(table, shares);
        var pairs = new TrainingPairs(comparer.Count);
        var count = (ulong)table.Count;
        var wanted = Math.Clamp(count * 40, FewestRandomPairs, MostRandomPairs);
        if (count * count / 2 <= wanted)
        {
            for (var left = 0; left < table.Count; left++)
            {
                for (var right = left + 1; right < table.Count; right++)
                    pairs.Add(comparer, left, right);
            }

            return pairs;
        }

        for (ulong i = 0; i < wanted; i++)
        {
            var number = Records.StableHash.Of(seed + i);
            var (left, right) = ((int)((uint)number % count), (int)((number >> 32) % count));
            if (left != right)
                pairs.Add(comparer, left, right);
        }

        return pairs;
    }
}
