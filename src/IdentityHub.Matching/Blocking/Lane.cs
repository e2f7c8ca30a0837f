namespace IdentityHub.Matching.Blocking;

/// <summary>The keys of one rule and one refinement, over all values of the attribute: sorted together they make blocks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Slots">The record's slots that hold the keys.</param>
internal sealed record Lane(BlockingRule Rule, int[] Slots);
