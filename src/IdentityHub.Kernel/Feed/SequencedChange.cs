namespace IdentityHub.Kernel.Feed;

/// <summary>A change with its place in the feed.</summary>
/// <param name="Position">Its place.</param>
/// <param name="At">When the command that caused it was committed, by the writing node's clock.</param>
/// <param name="Change">The change.</param>
public sealed record SequencedChange(FeedPosition Position, DateTimeOffset At, ChangeEvent Change);
