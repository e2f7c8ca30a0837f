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
    private const int PartSize = 10_000;

    public static TrainingResult Train(FeatureTable table, TrainingOptions options, ParallelOptions parallel, out CandidateIndex index)
    {
        var watch = Stopwatch.StartNew();
        var model = new MatchModel { Version = options.Version, DateOrder = table.DateOrder, Frequencies = FrequencyCounter.Count(table, parallel.MaxDegreeOfParallelism) };
        model = model with { Comparisons = [.. DefaultComparisons.All, .. table.Layout.ExtraNames.Select(DefaultComparisons.Extra)] };
        var shares = new ValueShares(table, new CompiledModel(model), parallel);
        var pieces = new KeyPieces(table, shares, parallel);
        (var blocking, index) = BlockingPlanner.Plan(table, pieces, options.Lasting, parallel);
        model = model with { Blocking = blocking };
        Records.LargeTables.Sweep(table.Count);

        var random = Random(table, shares, options.Seed, parallel);
        var sample = (uint)Math.Max(1, table.Count * 8L / SamplePairs);
        var candidates = Candidates(table, shares, index, sample, parallel);
        Records.LargeTables.Sweep(table.Count);
        var labels = new TrainingPairs(candidates.Comparisons);
        var comparer = new PairComparer(table, shares);
        foreach (var label in options.Labels)
            labels.Add(comparer, label.Left, label.Right);

        var maximiser = new ExpectationMaximiser(table, model, candidates, sample, random, labels, [.. options.Labels.Select(l => l.IsMatch)], parallel);
        var (trained, iterations, notes) = maximiser.Run();
        return new(trained, iterations, notes, watch.Elapsed.TotalSeconds);
    }

    private static TrainingPairs Candidates(FeatureTable table, ValueShares shares, CandidateIndex index, uint sample, ParallelOptions parallel)
    {
        var parts = new TrainingPairs[index.Lanes.Count];
        SortBuffers.ForEach(parts.Length, parallel, (lane, buffers) =>
        {
            var comparer = new PairComparer(table, shares);
            parts[lane] = new(comparer.Count);
            var collector = new TrainingPairs.Collector(parts[lane], comparer);
            index.Visit(lane, sample, buffers, ref collector);
        });

        return TrainingPairs.Of(parts, PairComparer.FixedComparisons + table.Layout.Extras.Count);
    }

    private static TrainingPairs Random(FeatureTable table, ValueShares shares, ulong seed, ParallelOptions parallel)
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

        // In parts of one size, whatever the number of threads, so that the pairs come in one order.
        var parts = new TrainingPairs[(wanted + PartSize - 1) / PartSize];
        Parallel.For(0, parts.Length, parallel, () => new PairComparer(table, shares), (part, _, own) =>
        {
            parts[part] = new(own.Count);
            for (var i = (ulong)part * PartSize; i < Math.Min(wanted, (ulong)(part + 1) * PartSize); i++)
            {
                var number = Records.StableHash.Of(seed + i);
                var (left, right) = ((int)((uint)number % count), (int)((number >> 32) % count));
                if (left != right)
                    parts[part].Add(own, left, right);
            }

            return own;
        }, _ => { });
        return TrainingPairs.Of(parts, comparer.Count);
    }
}
