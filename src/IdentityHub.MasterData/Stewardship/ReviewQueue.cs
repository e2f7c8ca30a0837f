using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Paging;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>What waits for stewards: lists, counts, and one case after the other.</summary>
public sealed class ReviewQueue
{
    private readonly IReviewStore store;
    private readonly ReviewCases cases;
    private readonly ReviewDesk desk;
    private readonly IUnitOfWork unitOfWork;
    private readonly TimeProvider time;

    internal ReviewQueue(IReviewStore store, ReviewCases cases, ReviewDesk desk, IUnitOfWork unitOfWork, TimeProvider time) =>
        (this.store, this.cases, this.desk, this.unitOfWork, this.time) = (store, cases, desk, unitOfWork, time);

    /// <summary>An open task; null when it isn't open (any more).</summary>
    public Task<ReviewTask?> FindAsync(ReviewTaskId id, CancellationToken cancellation) => store.FindAsync(id, cancellation);

    /// <summary>Open tasks, most valuable first.</summary>
    public async Task<Page<ReviewTask>> ListAsync(ReviewFilter filter, PageRequest page, CancellationToken cancellation)
    {
        var found = await store.ListAsync(filter, time.GetUtcNow(), null, PageToken.ReadPlace(page.Token), page.BoundedSize + 1, cancellation);
        return new Page<ReviewTask>(
            [.. found.Take(page.BoundedSize)], found.Count > page.BoundedSize ? PageToken.Write(found[page.BoundedSize - 1].Place) : null);
    }

    /// <summary>How many tasks fit, split by everything that a queue is filtered by.</summary>
    public Task<ReviewCounts> CountAsync(ReviewFilter filter, CancellationToken cancellation) => store.CountAsync(filter, time.GetUtcNow(), cancellation);

    /// <summary>How the desk is doing: answers from a moment on, at most a year ago; null counts the last thirty days.</summary>
    public async Task<ReviewMetrics> MetricsAsync(DateTimeOffset? from, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var earliest = now.AddYears(-1);
        var answers = await store.ReadAnswersAsync(from is null ? now.AddDays(-30) : from < earliest ? earliest : from.Value, cancellation);
        return DeskMeasure.Of(await store.ReadOpenAsync(now, cancellation), answers, now);
    }

    /// <summary>Claims the most valuable task on which nobody else works; null when there is none.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="steward">For whom.</param>
    /// <param name="after">Begins behind this task, which need not be open any more; null begins with the first.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ReviewTask?> NextAsync(ReviewFilter filter, Actor steward, ReviewTask? after, CancellationToken cancellation)
    {
        const int tries = 10;
        foreach (var task in await store.ListAsync(filter, time.GetUtcNow(), steward.Id, after?.Place, tries, cancellation))
        {
            // Somebody may have taken it meanwhile; then the next one is tried.
            if ((await desk.ClaimAsync(task.Id, steward, cancellation)).Succeeded(out var claimed, out _))
                return claimed;
        }
        return null;
    }

    /// <summary>The task that <see cref="NextAsync"/> would claim if nothing happened meanwhile; null when there is none. Takes nothing.</summary>
    public async Task<ReviewTask?> PeekAsync(ReviewFilter filter, Actor steward, ReviewTask? after, CancellationToken cancellation) =>
        await store.ListAsync(filter, time.GetUtcNow(), steward.Id, after?.Place, 1, cancellation) is [var next, ..] ? next : null;

    /// <summary>
    /// Does something with a task and claims the one behind it, in one commit: a steward who works through a queue waits for the disk once a task. Where the act is refused nothing
    /// is claimed.
    /// </summary>
    /// <param name="act">What <see cref="ReviewDesk"/> is to do.</param>
    /// <param name="filter">Which task is to be next.</param>
    /// <param name="steward">For whom.</param>
    /// <param name="after">The task that is done with.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Outcome<ReviewTurn<T>>> ThenNextAsync<T>(
        Func<CancellationToken, Task<Outcome<T>>> act, ReviewFilter filter, Actor steward, ReviewTask? after, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync<Outcome<ReviewTurn<T>>>(
            async (_, token) => (await act(token)).Succeeded(out var done, out var refusal) ? new ReviewTurn<T>(done, await NextAsync(filter, steward, after, token)) : refusal, cancellation);

    /// <summary>Everything that a steward needs for an answer. <c>TASK_NOT_OPEN</c>.</summary>
    public Task<Outcome<ReviewCase>> OpenAsync(ReviewTaskId id, CancellationToken cancellation) => cases.OpenAsync(id, cancellation);

    /// <summary>All answers ever given to a task, newest first.</summary>
    public Task<IReadOnlyList<ReviewDecision>> AnswersAsync(ReviewTaskId id, CancellationToken cancellation) => store.ReadDecisionsAsync(id, cancellation);

    /// <summary>What a steward answered lately, newest first: what an "undo" offers.</summary>
    public Task<IReadOnlyList<ReviewDecision>> AnswersOfAsync(Actor steward, int limit, CancellationToken cancellation) =>
        store.ReadDecisionsAsync(steward, Math.Clamp(limit, 1, 100), cancellation);
}
