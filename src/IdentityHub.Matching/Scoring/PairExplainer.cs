using System.Globalization;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Normalisation;

namespace IdentityHub.Matching.Scoring;

/// <summary>Says in words and numbers how a pair came to its score. One instance for many pairs, as what it remembers of names is large; not for several threads.</summary>
internal sealed class PairExplainer(FeatureTable table, ValueShares shares, ModelWeights weights, MatchModel model)
{
    private readonly PairComparer _comparer = new(table, shares);

    public PairExplanation Explain(int left, int right)
    {
        Span<byte> levels = stackalloc byte[weights.Comparisons.Count];
        Span<float> logShares = stackalloc float[levels.Length];
        _comparer.Compare(left, right, levels, logShares);

        var outcomes = new List<ComparisonOutcome>();
        for (var c = 0; c < levels.Length; c++)
        {
            var (l, r) = (Value(left, c), Value(right, c));
            if (levels[c] == DefaultComparisons.Missing)
            {
                if (l is not null || r is not null)
                    outcomes.Add(new(weights.Comparisons[c].Name, "missing", 0, l, r));
                continue;
            }

            var weight = weights.Weight(c, levels[c], logShares[c]);
            outcomes.Add(new(weights.Comparisons[c].Name, weights.Comparisons[c].Levels[levels[c]].Name, weight, l, r));
        }

        weights.Sums(levels, logShares, out var match, out var house);
        var total = weights.Odds(match, house);
        var household = total - weights.MatchPrior - match;
        if (household < -0.01)
            outcomes.Add(new("household", "may be two persons of one household", household, null, null));
        var rule = weights.Rules.Find(levels);
        if (rule is not null)
        {
            var certain = rule.Effect == RuleEffect.Link ? PairScorer.Certain : -PairScorer.Certain;
            outcomes.Add(new("rule", rule.Name, certain - total, null, null));
            total = certain;
        }

        var probability = ResolutionRun.ProbabilityOf(total);
        var verdict = rule?.Effect == RuleEffect.Never ? PairVerdict.Veto
            : probability >= model.UpperThreshold ? PairVerdict.Link
            : probability >= model.LowerThreshold ? PairVerdict.Review
            : PairVerdict.Apart;
        return new(weights.MatchPrior, outcomes, total, probability, verdict, rule?.Name);
    }

    private string? Value(int record, int comparison)
    {
        var row = table.Row(record);
        var pools = table.Pools;
        var layout = table.Layout;
        return (ComparisonKind)Math.Min(comparison, PairComparer.FixedComparisons) switch
        {
            ComparisonKind.GivenName => Text(pools.Names, row[Fields.Given]),
            ComparisonKind.FamilyName => Text(pools.Names, row[Fields.Family]),
            ComparisonKind.MiddleName => Text(pools.Names, row[Fields.Middle]),
            ComparisonKind.NameSuffix => row[Fields.Suffix] switch { < 0 => null, var n => ((GenerationalSuffix)n).ToString() },
            ComparisonKind.BirthDate => row[Fields.BirthDate] < 0 ? null : Date((int)pools.Dates[row[Fields.BirthDate]]),
            ComparisonKind.Sex => row[Fields.Sex] switch { < 0 => null, var n => ((Sex)n).ToString() },
            ComparisonKind.Email => Texts(pools.Emails, row, layout.Emails),
            ComparisonKind.Phone => Texts(pools.Phones, row, layout.Phones),
            ComparisonKind.Address => Join(
            [
                Text(pools.Houses, row[Fields.House]), Text(pools.Streets, row[Fields.Street]), Text(pools.Units, row[Fields.Unit]),
                Text(pools.Postcodes, row[Fields.Postcode]), Text(pools.Cities, row[Fields.City]), Text(pools.States, row[Fields.State]),
            ]),
            ComparisonKind.NationalId => Texts(pools.Ids, row, layout.NationalIds),
            ComparisonKind.OrganisationName => Text(pools.Organisations, row[Fields.Organisation]),
            ComparisonKind.RegistrationNumber => Texts(pools.Ids, row, layout.Registrations),
            ComparisonKind.Website => Texts(pools.Websites, row, layout.Websites),
            _ => Text(pools.Extras, row[layout.Extras.Start + comparison - PairComparer.FixedComparisons]),
        };
    }

    private static string Date(int date) => string.Create(CultureInfo.InvariantCulture, $"{date / 10000:0000}-{date / 100 % 100:00}-{date % 100:00}");

    private static string? Text(Records.TextPool pool, int code) => code < 0 ? null : pool[code].ToString();

    private static string? Texts(Records.TextPool pool, ReadOnlySpan<int> row, FieldRange range)
    {
        var texts = new List<string?>();
        foreach (var code in row.Slice(range.Start, range.Count))
            texts.Add(Text(pool, code));
        return Join(texts);
    }

    private static string? Join(IEnumerable<string?> texts) => string.Join(", ", texts.Where(t => t is not null)) is { Length: > 0 } joined ? joined : null;
}
