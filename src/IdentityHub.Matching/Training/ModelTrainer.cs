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

    /// <summary>Records above which a rule must earn what it costs.</summary>
    private const int LargeTable = 300_000;

    /// <summary>Pairs that one expected match is worth there.</summary>
    private const int WorthPairs = 2000;

    /// <summary>Probability from which a pair of the sample counts as a match when the rules are weighed.</summary>
    private const double ProbableMatch = 0.5;

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
        var byLane = Candidates(table, shares, index, sample, parallel);
        var candidates = TrainingPairs.Of(byLane, PairComparer.FixedComparisons + table.Layout.Extras.Count);
        Records.LargeTables.Sweep(table.Count);
        var labels = new TrainingPairs(candidates.Comparisons);
        var comparer = new PairComparer(table, shares);
        foreach (var label in options.Labels)
            labels.Add(comparer, label.Left, label.Right);

        var maximiser = new ExpectationMaximiser(table, model, candidates, sample, random, labels, [.. options.Labels.Select(l => l.IsMatch)], parallel);
        var (trained, iterations, notes) = maximiser.Run();
        var worthwhile = table.Count > LargeTable ? Worthwhile(trained, table, index, byLane) : [.. trained.Blocking.Rules.Select(rule => rule.Name)];
        index = index.Keeping(worthwhile, parallel);
        trained = trained with { Blocking = trained.Blocking with { Rules = [.. trained.Blocking.Rules.Where(rule => worthwhile.Contains(rule.Name))] } };
        Records.LargeTables.Sweep(table.Count);
        return new(trained, iterations, notes, watch.Elapsed.TotalSeconds);
    }

    /// <summary>
    /// The rules that find a match among a bearable number of pairs which no rule before them has shown, by the sample and the trained model. The last rules
    /// are those that forgive most, and what they find among millions of records is rarely worth the pairs.
    /// </summary>
    private static HashSet<string> Worthwhile(MatchModel model, FeatureTable table, CandidateIndex index, TrainingPairs[] byLane)
    {
        var weights = new ModelWeights(model, table.Layout.ExtraNames);
        var link = ResolutionRun.WeightOf(ProbableMatch);
        var found = model.Blocking.Rules.ToDictionary(rule => rule.Name, _ => (Pairs: 0L, Matches: 0L));
        for (var lane = 0; lane < byLane.Length; lane++)
        {
            var name = index.Lanes[lane].Rule.Name;
            var (pairs, matches) = found[name];
            for (var pair = 0; pair < byLane[lane].Count; pair++)
                matches += weights.Score(byLane[lane].Levels(pair), byLane[lane].Shares(pair)) >= link ? 1 : 0;
            found[name] = (pairs + byLane[lane].Count, matches);
        }

        return [.. found.Where(rule => rule.Value.Pairs <= rule.Value.Matches * WorthPairs).Select(rule => rule.Key)];
    }

    private static TrainingPairs[] Candidates(FeatureTable table, ValueShares shares, CandidateIndex index, uint sample, ParallelOptions parallel)
    {
        var parts = new TrainingPairs[index.Lanes.Count];
        SortBuffers.ForEach(parts.Length, parallel, (lane, buffers) =>
        {
            var comparer = new PairComparer(table, shares);
            parts[lane] = new(comparer.Count);
            var collector = new TrainingPairs.Collector(parts[lane], comparer);
            index.Visit(lane, sample, buffers, ref collector);
        });

        return parts;
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
