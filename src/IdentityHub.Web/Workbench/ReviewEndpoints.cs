using IdentityHub.Journeys;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Workbench;

/// <summary>One question after the other.</summary>
internal static class ReviewEndpoints
{
    private static readonly string[] Fields = ["text", "until", "reason"];

    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("/review/{task}", (HttpContext http, string task, ReviewQueue queue, Visit visit, TimeProvider time, CancellationToken cancellation) =>
            ShowAsync(http, task, new Faults(), queue, visit, time, cancellation));
        workbench.MapPost("/review/{task}", ActAsync);
        workbench.MapPost("/undo/{decision}", UndoAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, string task, Faults faults, ReviewQueue queue, Visit visit, TimeProvider time, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<ReviewTaskId>(task, out var id))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var query = QueueQuery.Read(http.Request.Query);
        // Looking takes nothing: browsers, previews and other people's links fetch addresses too. Taking is a button of its own.
        if (!(await queue.OpenAsync(id, cancellation)).Succeeded(out var review, out _))
            return new SeeOther(QueueEndpoints.With(query, "said", "done"));
        var records = review.Sides.SelectMany(side => side.Records).ToList();
        var consents = http.RequestServices.GetRequiredService<ConsentPreview>();
        var model = new ReviewModel(
            review, records.Find(record => record.Record == review.Task.Left), records.Find(record => record.Record == review.Task.Right), query,
            TypeId.TryParse<MergeId>(http.Request.Query["done"].ToString(), out var done) ? done.ToString() : null, faults, time.GetUtcNow())
        {
            Outcomes = await consents.OfAsync(review.Preview?.Moved ?? [], cancellation),
        };
        return Page.Show<ReviewPage>(model, faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ActAsync(HttpContext http, string task, ReviewQueue queue, ReviewDesk desk, Visit visit, TimeProvider time, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var (query, steward) = (QueueQuery.Read(http.Request.Query), Actor.Account(visit.User!.AccountId));
        if (!TypeId.TryParse<ReviewTaskId>(task, out var id))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        var before = await queue.FindAsync(id, cancellation);
        var act = form["act"];
        Task<Outcome<ReviewTurn<T>>> ThenNextAsync<T>(Func<CancellationToken, Task<Outcome<T>>> done) => queue.ThenNextAsync(done, query.Filter(steward.Id, time.GetUtcNow()), steward, before, cancellation);
        if (faults.None && act is "link" or "apart" && form.Genuine)
        {
            var order = new ReviewOrder(id, act == "link" ? ReviewAnswer.Link : ReviewAnswer.NotAMatch, form["etag"], form["reason"]);
            if ((await ThenNextAsync(token => desk.DecideAsync(order, steward, null, token))).Succeeded(out var turn, out var refused))
                return Next(query, turn.Next, turn.Done.Decision.ToString());
            faults.Add(refused, Fields);
        }
        else if (faults.None && act is "defer" or "release" or "skip" && form.Genuine)
        {
            var outcome = await ThenNextAsync(token => PassAsync(desk, id, act == "defer" ? time.GetUtcNow().AddDays(Days(form["days"])) : null, act == "skip", steward, token));
            if (outcome.Succeeded(out var turn, out var refused))
                return Next(query, turn.Next, null);
            faults.Add(refused, Fields);
        }
        else if (faults.None)
        {
            var refusal = act switch
            {
                "assign" => (await desk.AssignAsync(id, before?.Desk.Assignee == steward.Id ? null : steward.Id, null, steward, cancellation)).Refusal,
                "claim" => (await desk.ClaimAsync(id, steward, cancellation)).Refusal,
                "comment" => (await desk.CommentAsync(id, form["text"], steward, cancellation)).Refusal,
                _ => Refusal.Invalid("act", "is not known"),
            };
            if (refusal is null)
                return new SeeOther($"/steward/review/{id}{query.Text()}");
            faults.Add(refusal, Fields);
        }
        return await ShowAsync(http, task, faults, queue, visit, time, cancellation);
    }

    private static async Task<IResult> UndoAsync(HttpContext http, string decision, ReviewQueue queue, ReviewDesk desk, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var query = QueueQuery.Read(form["query"]);
        if (!form.Genuine || !TypeId.TryParse<MergeId>(decision, out var id))
            return new SeeOther(QueueEndpoints.With(query, "said", form.Genuine ? "unknown" : "stale"));
        var outcome = await desk.UndoAsync(id, "", Actor.Account(visit.User!.AccountId), null, cancellation);
        if (!outcome.Succeeded(out var receipt, out var refusal))
            return new SeeOther(QueueEndpoints.With(query, "said", refusal.Reason == "DECISION_ALREADY_UNDONE" ? "before" : "unknown"));
        // Mostly the question is open again; where something else has settled it meanwhile, the queue says that the answer is gone.
        return await queue.FindAsync(receipt.Task, cancellation) is not null
            ? new SeeOther($"/steward/review/{receipt.Task}{query.Text()}")
            : new SeeOther(QueueEndpoints.With(query, "said", "undone"));
    }

    private static SeeOther Next(QueueQuery query, ReviewTask? next, string? done)
    {
        var address = next is null ? QueueEndpoints.With(query, "said", "empty") : $"/steward/review/{next.Id}{query.Text()}";
        return new SeeOther(done is null ? address : QueryHelpers.AddQueryString(address, "done", done));
    }

    /// <summary>Puts a question off or leaves it to others. Who only passes on isn't held up by its having been closed meanwhile.</summary>
    private static async Task<Outcome<bool>> PassAsync(ReviewDesk desk, ReviewTaskId task, DateTimeOffset? until, bool whateverBecame, Actor steward, CancellationToken cancellation)
    {
        var outcome = until is null ? await desk.ReleaseAsync(task, steward, cancellation) : await desk.DeferAsync(task, until, null, steward, cancellation);
        return outcome.Succeeded(out _, out var refusal) || whateverBecame ? true : refusal;
    }

    private static int Days(string text) => int.TryParse(text, out var days) ? Math.Clamp(days, 1, 365) : 7;
}
