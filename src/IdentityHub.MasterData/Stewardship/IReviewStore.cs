using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Reads tasks, and keeps what stewards do with them. A constant number of statements a call.</summary>
public interface IReviewStore
{
    /// <summary>An open task; null when it isn't open.</summary>
    Task<ReviewTask?> FindAsync(ReviewTaskId id, CancellationToken cancellation);

    /// <summary>Open tasks that fit a filter, most valuable first, after a place in that order (null: from the first).</summary>
    /// <param name="filter">Which.</param>
    /// <param name="now">The present, for what is deferred.</param>
    /// <param name="unclaimedFor">Leaves out tasks on which somebody other than this actor works; null leaves none out.</param>
    /// <param name="after">The place.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<IReadOnlyList<ReviewTask>> ListAsync(
        ReviewFilter filter, DateTimeOffset now, string? unclaimedFor, long? after, int limit, CancellationToken cancellation);

    /// <summary>How many fit a filter, split.</summary>
    Task<ReviewCounts> CountAsync(ReviewFilter filter, DateTimeOffset now, CancellationToken cancellation);

    /// <summary>What is open now.</summary>
    Task<IReadOnlyList<OpenQuestion>> ReadOpenAsync(DateTimeOffset now, CancellationToken cancellation);

    /// <summary>The answers since a moment.</summary>
    Task<IReadOnlyList<GivenAnswer>> ReadAnswersAsync(DateTimeOffset from, CancellationToken cancellation);

    /// <summary>Keeps what stewards have done with a task; throws <see cref="Kernel.Work.StaleRevisionException"/> unless the stored revision is the given one less one.</summary>
    Task SaveDeskAsync(ReviewTaskId task, DeskState desk, CancellationToken cancellation);

    /// <summary>Adds a comment.</summary>
    Task AddCommentAsync(ReviewTaskId task, ReviewComment comment, CancellationToken cancellation);

    /// <summary>All comments on a task, oldest first.</summary>
    Task<IReadOnlyList<ReviewComment>> ReadCommentsAsync(ReviewTaskId task, CancellationToken cancellation);

    /// <summary>All answers ever given to a task, newest first.</summary>
    Task<IReadOnlyList<ReviewDecision>> ReadDecisionsAsync(ReviewTaskId task, CancellationToken cancellation);

    /// <summary>Answers given by an actor, newest first.</summary>
    Task<IReadOnlyList<ReviewDecision>> ReadDecisionsAsync(Actor actor, int limit, CancellationToken cancellation);
}
