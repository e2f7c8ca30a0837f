using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class ReviewStore(HubDbContext db) : IReviewStore
{
    private const int LongestQueueByPlace = 40;

    public async Task<ReviewTask?> FindAsync(ReviewTaskId id, CancellationToken cancellation) =>
        await TasksAsync(Open().Where(open => open.Task.Id == id), cancellation) is [var task] ? task : null;

    public async Task<IReadOnlyList<ReviewTask>> ListAsync(
        ReviewFilter filter, DateTimeOffset now, string? unclaimedFor, long? after, int limit, CancellationToken cancellation)
    {
        var open = Fitting(filter, now);
        if (unclaimedFor is not null)
            open = open.Where(one => one.Desk == null || one.Desk.ClaimedUntil == null || one.Desk.ClaimedUntil <= now || one.Desk.ClaimedBy == unclaimedFor);
        if (after is { } place)
        {
            var (priority, seq) = PriorityAt(place);
            open = open.Where(one => one.Task.Priority < priority || one.Task.Priority == priority && one.Task.Seq > seq);
        }
        return await TasksAsync(open.OrderByDescending(one => one.Task.Priority).ThenBy(one => one.Task.Seq).Take(limit), cancellation);
    }

    public async Task<ReviewCounts> CountAsync(ReviewFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        var rows = await Fitting(filter, now).Select(one => new
        {
            one.Task.Kind, one.Task.Rule, one.Task.Systems, one.Task.Probability, one.Task.Since,
            Steward = one.Desk == null ? null : one.Desk.Assignee ?? (one.Desk.ClaimedUntil > now ? one.Desk.ClaimedBy : null),
        }).ToListAsync(cancellation);
        var deferred = filter.IncludeDeferred ? 0 : await Fitting(filter with { IncludeDeferred = true }, now).CountAsync(cancellation) - rows.Count;
        return new ReviewCounts(
            rows.Count,
            rows.CountBy(row => (ReviewKind)row.Kind).ToDictionary(),
            rows.CountBy(row => row.Rule).ToDictionary(),
            rows.SelectMany(row => row.Systems.Split('|', StringSplitOptions.RemoveEmptyEntries)).CountBy(system => system).ToDictionary(),
            rows.CountBy(row => Math.Clamp((int)(row.Probability * 10), 0, 9)).ToDictionary(),
            rows.CountBy(row => Math.Clamp((int)(now - row.Since).TotalDays, 0, 30)).ToDictionary(),
            rows.Where(row => row.Steward is not null).CountBy(row => row.Steward!).ToDictionary(),
            deferred);
    }

    public async Task<IReadOnlyList<OpenQuestion>> ReadOpenAsync(DateTimeOffset now, CancellationToken cancellation) =>
        [.. (await Open().Select(one => new { one.Task.Kind, one.Task.Since, Deferred = one.Desk != null && one.Desk.DeferredUntil != null && one.Desk.DeferredUntil > now }).ToListAsync(cancellation))
            .Select(row => new OpenQuestion((ReviewKind)row.Kind, row.Since, row.Deferred))];

    public async Task<IReadOnlyList<GivenAnswer>> ReadAnswersAsync(DateTimeOffset from, CancellationToken cancellation)
    {
        var rows = await db.Set<StewardDecisionRow>().AsNoTracking().Where(row => row.TaskId != null && row.Rule != PinRules.Undo && row.At >= from)
            .Select(row => new { Row = row, Undone = db.Set<StewardDecisionRow>().Any(undoing => undoing.UndoesId == row.Id) }).ToListAsync(cancellation);
        return [.. rows.Select(one => new GivenAnswer(AnswerOf(one.Row), one.Row.ActorId, one.Row.At, one.Undone, MasterDataRows.Asked(one.Row)))];
    }

    public async Task SaveDeskAsync(ReviewTaskId task, DeskState desk, CancellationToken cancellation)
    {
        var row = new ReviewDeskRow
        {
            TaskId = task, ClaimedBy = desk.ClaimedBy, ClaimedUntil = desk.ClaimedUntil, Assignee = desk.Assignee, DeferredUntil = desk.DeferredUntil, Comments = desk.Comments,
            Revision = desk.Revision,
        };
        if (desk.Revision == 1)
            await db.InsertManyAsync([row], cancellation);
        else if (await db.UpdateManyAsync(
            [row], [desk.Revision - 1], "task_id", "revision", ["claimed_by", "claimed_until", "assignee", "deferred_until", "comments", "revision"], cancellation) != 1)
            throw new StaleRevisionException();
    }

    public async Task AddCommentAsync(ReviewTaskId task, ReviewComment comment, CancellationToken cancellation)
    {
        // Whom it is about outlives the task, so that an erasure finds it.
        var about = await db.Set<ReviewTaskRow>().AsNoTracking().Where(row => row.Id == task).Select(row => new { row.LeftId, row.RightId }).SingleOrDefaultAsync(cancellation);
        await db.InsertManyAsync(
            [new ReviewCommentRow
            {
                TaskId = task, At = comment.At, ActorKind = (int)comment.Actor.Kind, ActorId = comment.Actor.Id, ClientId = comment.Actor.ClientId, Text = comment.Text,
                LeftId = about?.LeftId ?? default, RightId = about?.RightId,
            }],
            cancellation);
    }

    public async Task<IReadOnlyList<ReviewComment>> ReadCommentsAsync(ReviewTaskId task, CancellationToken cancellation) =>
        [.. (await db.Set<ReviewCommentRow>().AsNoTracking().Where(row => row.TaskId == task).OrderBy(row => row.Seq).ToListAsync(cancellation))
            .Select(row => new ReviewComment(row.At, MasterDataRows.Actor(row.ActorKind, row.ActorId, row.ClientId), row.Text))];

    public Task<IReadOnlyList<ReviewDecision>> ReadDecisionsAsync(ReviewTaskId task, CancellationToken cancellation) =>
        DecisionsAsync(db.Set<StewardDecisionRow>().Where(row => row.TaskId == task && row.Rule != PinRules.Undo).OrderByDescending(row => row.Seq), cancellation);

    public Task<IReadOnlyList<ReviewDecision>> ReadDecisionsAsync(Actor actor, int limit, CancellationToken cancellation) => DecisionsAsync(
        db.Set<StewardDecisionRow>().Where(row => row.ActorId == actor.Id && row.TaskId != null && row.Rule != PinRules.Undo).OrderByDescending(row => row.Seq).Take(limit), cancellation);

    private async Task<IReadOnlyList<ReviewDecision>> DecisionsAsync(IQueryable<StewardDecisionRow> decisions, CancellationToken cancellation)
    {
        var rows = await decisions.AsNoTracking().Select(row => new { Row = row, Undone = db.Set<StewardDecisionRow>().Any(undoing => undoing.UndoesId == row.Id) }).ToListAsync(cancellation);
        return [.. rows.Select(one => new ReviewDecision(
            one.Row.TaskId!.Value, one.Row.Id, AnswerOf(one.Row), one.Row.Reason, one.Row.At,
            MasterDataRows.Actor(one.Row.ActorKind, one.Row.ActorId, one.Row.ClientId), one.Undone))];
    }

    private static ReviewAnswer AnswerOf(StewardDecisionRow row) => row.Rule == PinRules.Apart ? ReviewAnswer.NotAMatch : ReviewAnswer.Link;

    private IQueryable<OpenTask> Open() =>
        from task in db.Set<ReviewTaskRow>().AsNoTracking()
        join desk in db.Set<ReviewDeskRow>().AsNoTracking() on task.Id equals desk.TaskId into desks
        from desk in desks.DefaultIfEmpty()
        select new OpenTask { Task = task, Desk = desk };

    private IQueryable<OpenTask> Fitting(ReviewFilter filter, DateTimeOffset now)
    {
        var open = Open();
        if (filter.Kinds.Count > 0)
        {
            var kinds = filter.Kinds.Select(kind => (int)kind).ToArray();
            open = open.Where(one => EF.Parameter(kinds).Contains(one.Task.Kind));
        }
        if (filter.System is { } system)
        {
            var part = $"|{system}|";
            open = open.Where(one => one.Task.Systems.Contains(part));
        }
        if (filter.Rule is { } rule)
            open = open.Where(one => one.Task.Rule == rule);
        if (filter.MinimumProbability is { } least)
            open = open.Where(one => one.Task.Probability >= least);
        if (filter.MaximumProbability is { } below)
            open = open.Where(one => one.Task.Probability < below);
        if (filter.WaitingSinceBefore is { } before)
            open = open.Where(one => one.Task.Since < before);
        if (filter.Party is { } party)
            open = open.Where(one => db.Set<ReviewTaskPartyRow>().Any(member => member.PartyId == party && member.TaskId == one.Task.Id));
        if (filter.Steward is { } steward)
            open = open.Where(one => one.Desk != null && (one.Desk.Assignee == steward || one.Desk.ClaimedBy == steward && one.Desk.ClaimedUntil > now));
        return filter.IncludeDeferred ? open : open.Where(one => one.Desk == null || one.Desk.DeferredUntil == null || one.Desk.DeferredUntil <= now);
    }

    private async Task<IReadOnlyList<ReviewTask>> TasksAsync(IQueryable<OpenTask> open, CancellationToken cancellation)
    {
        var rows = await open.ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var ids = rows.Select(row => row.Task.Id).ToArray();
        var parties = (await db.Set<ReviewTaskPartyRow>().AsNoTracking().Where(member => EF.Parameter(ids).Contains(member.TaskId)).ToListAsync(cancellation))
            .ToLookup(member => member.TaskId, member => member.PartyId);
        return [.. rows.Select(row => new ReviewTask
        {
            Id = row.Task.Id,
            Kind = (ReviewKind)row.Task.Kind,
            Parties = [.. parties[row.Task.Id].OrderBy(party => party.Value)],
            Left = row.Task.LeftId,
            Right = row.Task.RightId,
            Weight = row.Task.Weight,
            Probability = row.Task.Probability,
            Priority = row.Task.Priority,
            Rule = row.Task.Rule,
            Systems = MasterDataRows.Systems(row.Task),
            Since = row.Task.Since,
            Desk = row.Desk is null ? DeskState.Untouched
                : new DeskState(row.Desk.ClaimedBy, row.Desk.ClaimedUntil, row.Desk.Assignee, row.Desk.DeferredUntil, row.Desk.Comments, row.Desk.Revision),
            Place = ((long)row.Task.Priority << LongestQueueByPlace) | row.Task.Seq,
            Fingerprint = row.Task.Fingerprint,
        })];
    }

    private static (int Priority, long Seq) PriorityAt(long place) => ((int)(place >> LongestQueueByPlace), place & ((1L << LongestQueueByPlace) - 1));

    private sealed class OpenTask
    {
        public ReviewTaskRow Task { get; init; } = null!;

        public ReviewDeskRow? Desk { get; init; }
    }
}
