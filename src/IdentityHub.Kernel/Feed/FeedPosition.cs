namespace IdentityHub.Kernel.Feed;

/// <summary>A place in the change feed. Positions grow strictly and without gaps, in an order in which no later commit is ever placed before an earlier read.</summary>
/// <param name="Value">0 is before the first change.</param>
public readonly record struct FeedPosition(long Value)
{
    /// <summary>Before the first change.</summary>
    public static FeedPosition Start => new(0);
}
