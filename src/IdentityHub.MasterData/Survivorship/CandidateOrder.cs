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
    private readonly Dictionary<string, int> frequencies = new(StringComparer.Ordinal);

    public CandidateOrder(string group, SurvivorshipRules rules, IReadOnlyDictionary<string, SourceSystem> systems, IReadOnlyList<Candidate<T>> candidates)
    {
        (this.group, chain, this.systems) = (group, rules.ChainOf(group), systems);
        if (chain.Contains(SurvivorshipRule.Frequency))
        {
            foreach (var (_, sameness) in candidates.Select(candidate => (candidate.Record.Id, candidate.Sameness)).Distinct())
                frequencies[sameness] = frequencies.GetValueOrDefault(sameness) + 1;
        }
    }

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
        SurvivorshipRule.Frequency => frequencies[y.Sameness].CompareTo(frequencies[x.Sameness]),
        SurvivorshipRule.Completeness => y.Completeness.CompareTo(x.Completeness),
        SurvivorshipRule.Validity => y.Valid.CompareTo(x.Valid),
        _ => 0,
    };

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
