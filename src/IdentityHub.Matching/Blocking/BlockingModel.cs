namespace IdentityHub.Matching.Blocking;

/// <summary>The candidate keys, frozen with the model: the keys of a record depend on the record alone, never on what else arrived.</summary>
/// <param name="Rules">The rules whose union makes the candidates.</param>
/// <param name="Oversized">Keys (64-bit, hexadecimal) whose blocks are split by the rule's refinement.</param>
public sealed record BlockingModel(IReadOnlyList<BlockingRule> Rules, IReadOnlyCollection<string> Oversized)
{
    /// <summary>The shipped rules, unmeasured; without those that only a small table can afford.</summary>
    public static BlockingModel Default { get; } = new([.. DefaultRules.All.Where(rule => rule.IsLasting)], []);
}
