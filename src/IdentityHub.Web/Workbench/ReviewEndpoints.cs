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

namespace IdentityHub.Web.Workbench;

/// <summary>One question after the other.</summary>
internal static class ReviewEndpoints
{
    private static readonly string[] Fields = ["text", "until", "reason", "assignee"];

    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("/review/{task}", (HttpContext http, string task, ReviewReading reading, CancellationToken cancellation) => reading.ShowAsync(http, task, new Faults(), cancellation));
        workbench.MapPost("/review/{task}", ActAsync);
        workbench.MapPost("/undo/{decision}", UndoAsync);
    }

    private static async Task<IResult> ActAsync(
        HttpContext http, string task, ReviewQueue queue, ReviewDesk desk, ReviewReading reading, Colleagues colleagues, Visit visit, TimeProvider time, CancellationToken cancellation)
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
                return await reading.LeadOnAsync(http, query, turn.Next, turn.Done.Decision.ToString(), cancellation);
            faults.Add(refused, Fields);
        }
        else if (faults.None && act is "defer" or "release" or "skip" && form.Genuine)
        {
            var outcome = await ThenNextAsync(token => PassAsync(desk, id, act == "defer" ? time.GetUtcNow().AddDays(Days(form["days"])) : null, act == "skip", steward, token));
            if (outcome.Succeeded(out var turn, out var refused))
                return await reading.LeadOnAsync(http, query, turn.Next, null, cancellation);
            faults.Add(refused, Fields);
        }
        else if (faults.None)
        {
            var refusal = act switch
            {
                "assign" => (await desk.AssignAsync(id, before?.Desk.Assignee == steward.Id ? null : steward.Id, null, steward, cancellation)).Refusal,
                "hand" => await HandAsync(id, form["assignee"], desk, colleagues, steward, visit, cancellation),
                "back" => (await desk.DeferAsync(id, null, null, steward, cancellation)).Refusal,
                "claim" => (await desk.ClaimAsync(id, steward, cancellation)).Refusal,
                "comment" => (await desk.CommentAsync(id, form["text"], steward, cancellation)).Refusal,
                _ => Refusal.Invalid("act", "is not known"),
            };
            if (refusal is null)
                return new SeeOther($"/steward/review/{id}{query.Text()}");
            faults.Add(refusal, Fields);
        }
        return await reading.ShowAsync(http, task, faults, cancellation);
    }

    /// <summary>Hands a question to a colleague, named by the address that they sign in with; nobody named hands it to anybody.</summary>
    private static async Task<Refusal?> HandAsync(
        ReviewTaskId task, string email, ReviewDesk desk, Colleagues colleagues, Actor steward, Visit visit, CancellationToken cancellation)
    {
        if (email.Length == 0)
            return (await desk.AssignAsync(task, null, null, steward, cancellation)).Refusal;
        return await colleagues.FindAsync(email, cancellation) is { } colleague
            ? (await desk.AssignAsync(task, Actor.Account(colleague).Id, null, steward, cancellation)).Refusal
            : Refusal.Invalid("assignee", visit.Wording["Review.NoSteward"]);
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

    /// <summary>Puts a question off or leaves it to others. Who only passes on isn't held up by its having been closed meanwhile.</summary>
    private static async Task<Outcome<bool>> PassAsync(ReviewDesk desk, ReviewTaskId task, DateTimeOffset? until, bool whateverBecame, Actor steward, CancellationToken cancellation)
    {
        var outcome = until is null ? await desk.ReleaseAsync(task, steward, cancellation) : await desk.DeferAsync(task, until, null, steward, cancellation);
        return outcome.Succeeded(out _, out var refusal) || whateverBecame ? true : refusal;
    }

    private static int Days(string text) => int.TryParse(text, out var days) ? Math.Clamp(days, 1, 365) : 7;
}
