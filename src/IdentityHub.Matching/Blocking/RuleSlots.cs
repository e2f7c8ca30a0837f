namespace IdentityHub.Matching.Blocking;

/// <summary>A rule's places in the slots of a record.</summary>
/// <param name="rule">The rule.</param>
/// <param name="start">First slot.</param>
/// <param name="values">How many values its attribute may have.</param>
/// <param name="width">Slots per value.</param>
internal sealed class RuleSlots(BlockingRule rule, int start, int values, int width)
{
    public BlockingRule Rule { get; } = rule;

    public int Start { get; } = start;

    public int Values { get; } = values;

    public int Width { get; } = width;

    public ulong Salt { get; } = rule.Salt;

    public KeyPart[] Parts { get; } = [.. rule.Parts];

    public KeyPart[] Refine { get; } = [.. rule.Refine.Take(RecordKeys.MaxWidth)];

    /// <summary>The same places under a rule that differs in its cap only.</summary>
    public RuleSlots With(BlockingRule other) => new(other, Start, Values, Width);
}
