namespace IdentityHub.Matching.Blocking;

/// <summary>A rule's places in the slots of a record.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Start">First slot.</param>
/// <param name="Values">How many values its attribute may have.</param>
/// <param name="Width">Slots per value.</param>
internal sealed record RuleSlots(BlockingRule Rule, int Start, int Values, int Width)
{
    public int Count => Values * Width;
}
