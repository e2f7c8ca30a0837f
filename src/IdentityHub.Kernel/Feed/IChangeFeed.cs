namespace IdentityHub.Kernel.Feed;

/// <summary>Reads the change feed.</summary>
public interface IChangeFeed
{
    /// <summary>The oldest position that a reader may resume after, and the last one given.</summary>
    Task<(FeedPosition Oldest, FeedPosition Latest)> BoundsAsync(CancellationToken cancellation);

    /// <summary>Up to <paramref name="limit"/> changes after a position, in order, without gaps.</summary>
    Task<IReadOnlyList<SequencedChange>> ReadAsync(FeedPosition after, int limit, CancellationToken cancellation);

    /// <summary>Returns when there is likely something after the position, on whichever node it was written; at the latest after half a second.</summary>
    Task WaitAsync(FeedPosition after, CancellationToken cancellation);
}
