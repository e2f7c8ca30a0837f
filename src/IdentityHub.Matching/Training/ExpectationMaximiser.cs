using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Training;

/// <summary>
/// Expectation–maximisation for the mixture match / household / stranger. Every probability has a Dirichlet prior around the shipped default, so that it
/// can't run away where the data says little: with few pairs to learn from a comparison simply keeps its default.
/// </summary>
internal sealed class ExpectationMaximiser(
    FeatureTable table, MatchModel start, TrainingPairs candidates, uint sample, TrainingPairs random, TrainingPairs labels, bool[] labelIsMatch, ParallelOptions parallel)
{
    private const int MaxRounds = 40;

    /// <summary>Weight of the default m, in pairs.</summary>
    private const double MatchTrust = 40;

    /// <summary>Weight of the default u, in pairs.</summary>
    private const double StrangerTrust = 2000;

    /// <summary>Pairs of relatives to each match that any population has, also where the attributes that would show them are missing.</summary>
    private const double FewestRelatives = 0.01;

    /// <summary>Where the pairs are counted whose given names differ while the family names don't.</summary>
    private const int GivenDifferent = ModelWeights.MaxLevels - 1;

    /// <summary>
    /// Pairs of strangers that are added to every table: a small table is a sample of a larger world, and that many of its records are duplicates doesn't
    /// make two people of one name the same.
    /// </summary>
    private const double SmallTable = 100_000;

    /// <summary>The same for households, fewer: whoever keeps a short list mostly knows families. A list of four records isn't one household all the same.</summary>
    private const double TinyTable = 5000;

    /// <summary>Fewer expected matches with the comparison present than this teach nothing.</summary>
    private const double Teachable = 20;

    private double _fewestRelatives;

    public (MatchModel Model, int Rounds, IReadOnlyList<string> Notes) Run()
    {
        _fewestRelatives = IsPresent((int)ComparisonKind.BirthDate) && IsPresent((int)ComparisonKind.GivenName) ? FewestRelatives : 0;
        var total = Math.Max(1, table.Count * (table.Count - 1.0) / 2);
        var model = start with { PriorMatch = Math.Clamp(0.3 * table.Count / total, 1e-12, 0.2), PriorHousehold = Math.Clamp(0.3 * table.Count / total, 1e-12, 0.2) };
        model = LearnStrangers(model);
        var rounds = 0;
        for (var pass = 0; pass < 2; pass++)
        {
            var pairs = Enumerable.Range(0, candidates.Count).ToArray();
            for (var i = 0; i < MaxRounds; i++)
            {
                // After two rounds the pairs that are strangers beyond doubt have nothing more to say.
                if (i == 2)
                    pairs = Doubtful(model, pairs);
                parallel.CancellationToken.ThrowIfCancellationRequested();
                rounds++;
                var next = Round(model, total, pairs);
                var moved = Difference(model, next);
                model = next;
                if (moved < 1e-3)
                    break;
            }

            if (pass == 0)
                model = LearnStrangers(model);
        }

        var untaught = model.Comparisons.Where((c, i) => !c.Taught && IsPresent(i)).Select(c => $"The data couldn't teach \"{c.Name}\"; it keeps the default.");
        return (model, rounds, [.. untaught]);
    }

    private int[] Doubtful(MatchModel model, int[] pairs)
    {
        var weights = new ModelWeights(model, table.Layout.ExtraNames);
        var kept = new bool[pairs.Length];
        FeatureTableBuilder.ForRanges(pairs.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                var (match, household) = Posterior(weights, candidates.Levels(pairs[i]), candidates.Shares(pairs[i]));
                kept[i] = match + household > 1e-5;
            }
        });
        return [.. pairs.Where((_, i) => kept[i])];
    }

    private bool IsPresent(int comparison)
    {
        for (var pair = 0; pair < random.Count; pair++)
        {
            if (random.Levels(pair)[comparison] != DefaultComparisons.Missing)
                return true;
        }

        return false;
    }

    /// <summary>u from random pairs, those left out that look like matches.</summary>
    private MatchModel LearnStrangers(MatchModel model)
    {
        var weights = new ModelWeights(model, table.Layout.ExtraNames);
        var counts = Sum(random.Count, (pair, sums) =>
        {
            var stranger = 1 - Posterior(weights, random.Levels(pair), random.Shares(pair)).Match;
            Count(sums.Matches, random.Levels(pair), stranger);
        }).Matches;

        return model with
        {
            Comparisons = [.. model.Comparisons.Select((c, i) => c with
            {
                Levels = [.. c.Levels.Select((level, l) => level with { U = Mixed(counts[i], start.Comparisons[i], l, StrangerTrust, start.Comparisons[i].Levels[l].U) })],
            })],
        };
    }

    private MatchModel Round(MatchModel model, double total, int[] pairs)
    {
        var weights = new ModelWeights(model, table.Layout.ExtraNames);
        var sums = Sum(pairs.Length, (i, sums) =>
        {
            var levels = candidates.Levels(pairs[i]);
            var posterior = Posterior(weights, levels, candidates.Shares(pairs[i]));
            sums.Match += posterior.Match;
            sums.Household += posterior.Household;
            if (posterior.Match > 1e-6)
                Count(sums.Matches, levels, posterior.Match * sample);
            if (posterior.Household > 1e-6)
                Count(sums.Households, levels, posterior.Household * sample);
        });
        var (counts, shared, matches, households) = (sums.Matches, sums.Households, sums.Match, sums.Household);
        for (var pair = 0; pair < labels.Count; pair++)
        {
            if (labelIsMatch[pair])
                Count(counts, labels.Levels(pair), 1);
        }

        return model with
        {
            PriorMatch = Math.Clamp((matches * sample + 1) / (total + SmallTable), 1e-12, 0.5),
            PriorHousehold = Math.Clamp((Math.Max(households, _fewestRelatives * matches) * sample + 1) / (total + TinyTable), 1e-12, 0.4),
            Comparisons = [.. model.Comparisons.Select((c, i) =>
            {
                var defaults = start.Comparisons[i].Levels;
                var taught = counts[i].AsSpan(0, GivenDifferent).ToArray().Sum() >= Teachable;
                var inherited = IsInherited(c.Kind);
                double[] m = [.. defaults.Select((level, l) => taught ? Mixed(counts[i], start.Comparisons[i], l, MatchTrust, level.M) : level.M)];
                var apart = DefaultComparisons.IsConditional(c.Kind, m.Length - 1);
                LimitDisagreement(apart ? m.AsSpan(0, m.Length - 1) : m, Ceiling(c.Kind));
                if (apart)
                    m[^1] = Math.Min(m[^1], Ceiling(c.Kind));
                return c with
                {
                    Taught = taught,
                    Levels = [.. c.Levels.Select((level, l) => level with
                    {
                        M = m[l],
                        H = inherited ? Mixed(shared[i], start.Comparisons[i], l, MatchTrust, defaults[l].H) : level.H,
                    })],
                };
            })],
        };
    }

    /// <summary>
    /// What a household shares is learnt; what tells its members apart (given name, birth date, sex…) stays at chance. That keeps the classes from changing
    /// places: a class in which given names differ as a rule can't be the matches.
    /// </summary>
    private static bool IsInherited(ComparisonKind kind) =>
        kind is ComparisonKind.FamilyName or ComparisonKind.Email or ComparisonKind.Phone or ComparisonKind.Address or ComparisonKind.Website;

    /// <summary>The share of matches that may disagree in what makes a person.</summary>
    private static double Ceiling(ComparisonKind kind) => kind switch
    {
        ComparisonKind.GivenName => .025,
        ComparisonKind.FamilyName => .20,
        ComparisonKind.MiddleName => .20,
        ComparisonKind.NameSuffix => .005,
        ComparisonKind.BirthDate => .10,
        ComparisonKind.Sex => .03,
        ComparisonKind.NationalId or ComparisonKind.RegistrationNumber => .03,
        ComparisonKind.OrganisationName => .20,
        _ => 1,
    };

    private static void LimitDisagreement(Span<double> m, double ceiling)
    {
        if (m[^1] <= ceiling)
            return;
        var scale = (1 - ceiling) / (1 - m[^1]);
        for (var l = 0; l < m.Length - 1; l++)
            m[l] *= scale;
        m[^1] = ceiling;
    }

    private static double Mixed(double[] counts, ComparisonModel defaults, int level, double trust, double otherwise)
    {
        if (DefaultComparisons.IsConditional(defaults.Kind, level))
            return (counts[level] + trust * otherwise) / (counts[level] + counts[GivenDifferent] + trust);
        var (sum, own) = (0.0, counts[level]);
        for (var l = 0; l < defaults.Levels.Count; l++)
        {
            sum += counts[l];
            // Where both names differ the family name differs too: left out here, every other level would look as many times likelier.
            if (DefaultComparisons.IsConditional(defaults.Kind, l) && level == l - 1)
                own += counts[l];
        }

        return (own + trust * otherwise) / (sum + trust);
    }

    /// <summary>Counts in parts of one size that are added in their order: fractions add up to the same whatever the number of threads.</summary>
    private ExpectedCounts Sum(int pairs, Action<int, ExpectedCounts> count)
    {
        var parts = FeatureTableBuilder.Ranges(pairs).ToArray();
        var sums = new ExpectedCounts[parts.Length];
        Parallel.For(0, parts.Length, parallel, part =>
        {
            sums[part] = new(candidates.Comparisons);
            for (var i = parts[part].Start; i < parts[part].End; i++)
                count(i, sums[part]);
        });
        var all = new ExpectedCounts(candidates.Comparisons);
        foreach (var sum in sums)
            all.Add(sum);
        return all;
    }

    private static void Count(double[][] counts, ReadOnlySpan<byte> levels, double weight)
    {
        for (var c = 0; c < levels.Length; c++)
        {
            if (levels[c] != DefaultComparisons.Missing)
                counts[c][levels[c]] += weight;
        }

        const int given = (int)ComparisonKind.GivenName, family = (int)ComparisonKind.FamilyName;
        if (levels[given] == Model.Levels.Given.Different && levels[family] < Model.Levels.Family.BothDifferent)
            counts[family][GivenDifferent] += weight;
    }

    private static (double Match, double Household) Posterior(ModelWeights weights, ReadOnlySpan<byte> levels, ReadOnlySpan<float> shares)
    {
        weights.Sums(levels, shares, out var match, out var house);
        double m = double.Exp2(Math.Min(500, weights.MatchPrior + match)), h = double.Exp2(Math.Min(500, weights.HousePrior + house));
        return (m / (1 + m + h), h / (1 + m + h));
    }

    private static double Difference(MatchModel left, MatchModel right)
    {
        var most = Math.Abs(Math.Log(left.PriorMatch / right.PriorMatch));
        for (var c = 0; c < left.Comparisons.Count; c++)
        {
            for (var l = 0; l < left.Comparisons[c].Levels.Count; l++)
                most = Math.Max(most, Math.Abs(left.Comparisons[c].Levels[l].M - right.Comparisons[c].Levels[l].M));
        }

        return most;
    }
}
