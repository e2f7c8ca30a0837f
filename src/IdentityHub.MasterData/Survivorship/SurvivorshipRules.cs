namespace IdentityHub.MasterData.Survivorship;

/// <summary>By which rules values survive: for each group of attributes a chain, of which the first rule that tells two values apart decides.</summary>
/// <param name="Chains">The chains that differ from <see cref="DefaultChain"/>, by group.</param>
public sealed record SurvivorshipRules(IReadOnlyDictionary<string, IReadOnlyList<SurvivorshipRule>> Chains)
{
    /// <summary>A steward's word, then who masters the attribute, then proven contact points, trust, recency.</summary>
    public static IReadOnlyList<SurvivorshipRule> DefaultChain { get; } =
        [SurvivorshipRule.Pin, SurvivorshipRule.Authority, SurvivorshipRule.Verified, SurvivorshipRule.Trust, SurvivorshipRule.Recency];

    /// <summary>The default chain for every group.</summary>
    public static SurvivorshipRules Default { get; } = new(new Dictionary<string, IReadOnlyList<SurvivorshipRule>>());

    /// <summary>The chain of a group.</summary>
    public IReadOnlyList<SurvivorshipRule> ChainOf(string group) => Chains.GetValueOrDefault(group) ?? DefaultChain;
}
