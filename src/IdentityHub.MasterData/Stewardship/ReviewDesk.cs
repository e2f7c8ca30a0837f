using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>What stewards do with tasks. Every act is audited; whatever two do at once, the second learns of the first.</summary>
public sealed class ReviewDesk
{
    /// <summary>How long a claim holds by itself.</summary>
    public static readonly TimeSpan ClaimLifetime = TimeSpan.FromMinutes(15);

    private const int LongestComment = 2000;
    private const int LargestBulk = 200;

    private readonly IReviewStore store;
    private readonly IUnitOfWork unitOfWork;
    private readonly ReviewAnswers answers;
    private readonly TimeProvider time;

    internal ReviewDesk(IReviewStore store, IUnitOfWork unitOfWork, ReviewAnswers answers, TimeProvider time) =>
        (this.store, this.unitOfWork, this.answers, this.time) = (store, unitOfWork, answers, time);

    /// <summary>Takes a task for <see cref="ClaimLifetime"/>, or prolongs one's own claim. <c>TASK_NOT_OPEN</c>, <c>TASK_CLAIMED</c>, <c>TASK_DECIDED</c>.</summary>
    public Task<Outcome<ReviewTask>> ClaimAsync(ReviewTaskId task, Actor steward, CancellationToken cancellation) =>
        ActAsync(task, null, steward, "review.claim", (open, now) => open.Desk.ClaimantAt(now) is { } other && other != steward.Id
            ? DeskRefusals.Claimed(other, open.Desk.ClaimedUntil!.Value)
            : open.Desk with { ClaimedBy = steward.Id, ClaimedUntil = now + ClaimLifetime }, cancellation);

    /// <summary>Gives one's own claim back; does nothing when there is none. <c>TASK_NOT_OPEN</c>.</summary>
    public Task<Outcome<ReviewTask>> ReleaseAsync(ReviewTaskId task, Actor steward, CancellationToken cancellation) =>
        ActAsync(task, null, steward, "review.release", (open, _) => open.Desk.ClaimedBy == steward.Id ? open.Desk with { ClaimedBy = null, ClaimedUntil = null } : open.Desk, cancellation);

    /// <summary>Says who is to work on a task. <c>TASK_NOT_OPEN</c>, <c>ETAG_STALE</c>, <c>INVALID_ARGUMENT</c>.</summary>
    /// <param name="task">The task.</param>
    /// <param name="assignee">An actor's id; null for anybody.</param>
    /// <param name="etag">The task's etag as the steward saw it; null for no check.</param>
    /// <param name="steward">Who says so.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Outcome<ReviewTask>> AssignAsync(ReviewTaskId task, string? assignee, string? etag, Actor steward, CancellationToken cancellation) =>
        assignee is not null && (assignee.Length is 0 or > 200 || !RecordRules.IsClean(assignee))
            ? Task.FromResult<Outcome<ReviewTask>>(Refusal.Invalid("assignee", "must be 1 to 200 characters"))
            : ActAsync(task, etag, steward, "review.assign", (open, _) => open.Desk with { Assignee = assignee }, cancellation);

    /// <summary>Puts a task off, or (null) back into the queue; gives the claim back. <c>TASK_NOT_OPEN</c>, <c>ETAG_STALE</c>, <c>INVALID_ARGUMENT</c>.</summary>
    public Task<Outcome<ReviewTask>> DeferAsync(ReviewTaskId task, DateTimeOffset? until, string? etag, Actor steward, CancellationToken cancellation) =>
        until > time.GetUtcNow().AddYears(1)
            ? Task.FromResult<Outcome<ReviewTask>>(Refusal.Invalid("until", "must be within a year"))
            : ActAsync(task, etag, steward, "review.defer", (open, _) => open.Desk with
            {
                DeferredUntil = until is { } moment ? Instants.Truncate(moment) : null,
                ClaimedBy = null,
                ClaimedUntil = null,
            }, cancellation);

    /// <summary>Notes something on a task. <c>TASK_NOT_OPEN</c>, <c>INVALID_ARGUMENT</c>.</summary>
    public async Task<Outcome<ReviewTask>> CommentAsync(ReviewTaskId task, string text, Actor steward, CancellationToken cancellation)
    {
        if (text.Length is 0 or > LongestComment || text.Split('\n').Any(line => !RecordRules.IsClean(line.TrimEnd('\r'))))
            return Refusal.Invalid("text", "must be 1 to 2,000 characters without control characters");
        return await unitOfWork.ExecuteAsync(async (_, token) =>
        {
            var outcome = await ActAsync(task, null, steward, "review.comment", (open, _) => open.Desk with { Comments = open.Desk.Comments + 1 }, token);
            if (outcome.Refusal is null)
                await store.AddCommentAsync(task, new ReviewComment(time.UtcNow(), steward, text), token);
            return outcome;
        }, cancellation);
    }

    /// <summary>
    /// Answers a task: the answer becomes a pin that later matching obeys. <c>TASK_NOT_OPEN</c>; <c>TASK_DECIDED</c> and <c>TASK_CLAIMED</c> with who and when;
    /// <c>ETAG_STALE</c>; <c>TASK_NOT_ANSWERABLE</c>; <c>KEY_IS_ALONE</c>; <c>SURVIVOR_UNKNOWN</c>; <c>INITIAL_LOAD_RUNNING</c>; <c>INVALID_ARGUMENT</c>; <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<ReviewReceipt>> DecideAsync(ReviewOrder order, Actor steward, RequestKey? request, CancellationToken cancellation) =>
        answers.GiveAsync(order, steward, request, cancellation);

    /// <summary>Answers many tasks, each for itself, in their order; at most 200. What one answer closes is no longer open for the next.</summary>
    public async Task<IReadOnlyList<Outcome<ReviewReceipt>>> DecideManyAsync(IReadOnlyList<ReviewOrder> orders, Actor steward, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(orders.Count, LargestBulk);
        var outcomes = new List<Outcome<ReviewReceipt>>(orders.Count);
        foreach (var order in orders)
            outcomes.Add(await answers.GiveAsync(order, steward, null, cancellation));
        return outcomes;
    }

    /// <summary>
    /// Takes an answer back: its pin goes, GPIDs that it absorbed stand again, and matching decides as if it had never been given, so that the task mostly opens again.
    /// <c>DECISION_NOT_FOUND</c>, <c>DECISION_ALREADY_UNDONE</c>, <c>INITIAL_LOAD_RUNNING</c>, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<ReviewReceipt>> UndoAsync(MergeId decision, string reason, Actor steward, RequestKey? request, CancellationToken cancellation) =>
        answers.TakeBackAsync(decision, reason, steward, request, cancellation);

    private Task<Outcome<ReviewTask>> ActAsync(
        ReviewTaskId task, string? etag, Actor steward, string action, Func<ReviewTask, DateTimeOffset, Outcome<DeskState>> act, CancellationToken cancellation) =>
        unitOfWork.ExecuteAsync<Outcome<ReviewTask>>(async (work, token) =>
        {
            if (await store.FindAsync(task, token) is not { } open)
                return await WhyNotOpenAsync(store, task, token);
            if (etag is not null && etag != open.Etag)
                return Refusal.StaleEtag;
            if (!act(open, time.UtcNow()).Succeeded(out var desk, out var refusal))
                return refusal;
            if (desk == open.Desk)
                return open;
            desk = desk with { Revision = open.Desk.Revision + 1 };
            await store.SaveDeskAsync(task, desk, token);
            work.Audit(new AuditEntry(action, steward, task.ToString()));
            return open with { Desk = desk };
        }, cancellation);

    /// <summary>Who decided a task that isn't open, if somebody did.</summary>
    internal static async Task<Refusal> WhyNotOpenAsync(IReviewStore store, ReviewTaskId task, CancellationToken cancellation) =>
        (await store.ReadDecisionsAsync(task, cancellation)).FirstOrDefault(decision => !decision.Undone) is { } decided ? DeskRefusals.Decided(decided) : DeskRefusals.NotOpen;
}
