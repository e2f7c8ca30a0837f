using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Puts the candidates of one attribute in the order in which they survive: by the chain of its group, and where that leaves two equal, by source key.</summary>
internal sealed class CandidateOrder<T> : IComparer<Candidate<T>>
{
    private const int UnknownTrust = 1000;

    private readonly string group;
    private readonly IReadOnlyList<SurvivorshipRule> chain;
    private readonly IReadOnlyDictionary<string, SourceSystem> systems;
    private readonly IReadOnlyList<Candidate<T>> candidates;
    private Dictionary<string, int>? frequencies;

    public CandidateOrder(string group, SurvivorshipRules rules, IReadOnlyDictionary<string, SourceSystem> systems, IReadOnlyList<Candidate<T>> candidates) =>
        (this.group, chain, this.systems, this.candidates) = (group, rules.ChainOf(group), systems, candidates);

    public int Compare(Candidate<T> x, Candidate<T> y)
    {
        foreach (var rule in chain)
        {
            if (By(rule, x, y) is var order and not 0)
                return order;
        }
        return ByKey(x.Record, y.Record);
    }

    /// <summary>Which rule put the one before the other; null when only their keys did.</summary>
    public SurvivorshipRule? Deciding(Candidate<T> winner, Candidate<T> other)
    {
        foreach (var rule in chain)
        {
            if (By(rule, winner, other) != 0)
                return rule;
        }
        return null;
    }

    private int By(SurvivorshipRule rule, in Candidate<T> x, in Candidate<T> y) => rule switch
    {
        SurvivorshipRule.Pin => y.Record.PinOf(group).CompareTo(x.Record.PinOf(group)),
        SurvivorshipRule.Authority => AuthorityOf(x.Record).CompareTo(AuthorityOf(y.Record)),
        SurvivorshipRule.Verified => y.Verified.CompareTo(x.Verified),
        SurvivorshipRule.Trust => TrustOf(x.Record).CompareTo(TrustOf(y.Record)),
        SurvivorshipRule.Recency => y.Record.AsOf.CompareTo(x.Record.AsOf),
        SurvivorshipRule.Frequency => FrequencyOf(y.Sameness).CompareTo(FrequencyOf(x.Sameness)),
        SurvivorshipRule.Completeness => y.Completeness.CompareTo(x.Completeness),
        SurvivorshipRule.Validity => y.Valid.CompareTo(x.Valid),
        _ => 0,
    };

    // Counted only when a chain comes as far as asking: usually something before it decides. Never sort the list in place that was given: while it is sorted, it isn't whole.
    private int FrequencyOf(string sameness)
    {
        frequencies ??= candidates.Select(candidate => (candidate.Record.Id, candidate.Sameness)).Distinct().CountBy(one => one.Sameness, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return frequencies[sameness];
    }

    private Authority AuthorityOf(RecordState record) => systems.TryGetValue(record.Key.System, out var system) ? system.AuthorityOver(group) : Authority.Contributor;

    private int TrustOf(RecordState record) => systems.TryGetValue(record.Key.System, out var system) ? system.TrustRank : UnknownTrust;

    private static int ByKey(RecordState left, RecordState right)
    {
        var order = string.CompareOrdinal(left.Key.System, right.Key.System);
        if (order == 0)
            order = string.CompareOrdinal(left.Key.Scope, right.Key.Scope);
        return order != 0 ? order : string.CompareOrdinal(left.Key.Key, right.Key.Key);
    }
}
