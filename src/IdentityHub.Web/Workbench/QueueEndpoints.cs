using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.OpenId;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>The stewards' queue: look, take the next, answer several at once.</summary>
internal static class QueueEndpoints
{
    private const int PageSize = 25;

    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("", ShowAsync);
        workbench.MapPost("/next", NextAsync);
        workbench.MapPost("/views", KeepViewAsync);
        workbench.MapPost("/decide", DecideManyAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, ReviewQueue queue, PartyDirectory directory, StaffNames names, Visit visit, TimeProvider time, CancellationToken cancellation)
    {
        var (query, now, steward) = (QueueQuery.Read(http.Request.Query), time.GetUtcNow(), Actor.Account(visit.User!.AccountId));
        var said = http.Request.Query["said"].ToString();
        var filter = query.Filter(steward.Id, now);
        var page = await queue.ListAsync(filter, new PageRequest(PageSize, http.Request.Query["after"]), cancellation);
        await names.LearnAsync(page.Items.SelectMany(task => new[] { task.Desk.ClaimantAt(now), task.Desk.Assignee }), cancellation);
        var model = new QueueModel(
            query, page.Items, page.NextToken, await queue.CountAsync(filter, cancellation), await queue.CountAsync(new ReviewFilter { IncludeDeferred = true }, cancellation),
            await queue.AnswersOfAsync(steward, 5, cancellation), Notice(visit, said), said is "some" or "done" or "none" or "before" or "unknown" or "unsaved" or "stale", now)
        {
            Views = SavedViews.Read(http.Request),
            Names = await NamesAsync(page.Items, directory, visit, cancellation),
        };
        return Page.Show<QueuePage>(model);
    }

    private static async Task<IResult> NextAsync(HttpContext http, ReviewQueue queue, Visit visit, TimeProvider time, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var query = QueueQuery.Read(form["query"]);
        if (!form.Genuine)
            return new SeeOther(With(query, "said", "stale"));
        var steward = Actor.Account(visit.User!.AccountId);
        return await queue.NextAsync(query.Filter(steward.Id, time.GetUtcNow()), steward, null, cancellation) is { } task
            ? new SeeOther($"/steward/review/{task.Id}{query.Text()}")
            : new SeeOther(With(query, "said", "empty"));
    }

    private static async Task<IResult> KeepViewAsync(HttpContext http, SignOnOptions options)
    {
        var form = await FormPost.ReadAsync(http);
        var query = QueueQuery.Read(form["query"]);
        if (!form.Genuine)
            return new SeeOther(With(query, "said", "stale"));
        if (form["remove"] is { Length: > 0 } name)
        {
            SavedViews.Remove(http, options, name);
            return new SeeOther($"/steward{query.Text()}");
        }
        return SavedViews.Save(http, options, form["name"], query) ? new SeeOther($"/steward{query.Text()}") : new SeeOther(With(query, "said", "unsaved"));
    }

    private static async Task<IResult> DecideManyAsync(HttpContext http, ReviewDesk desk, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var query = QueueQuery.Read(form["query"]);
        var answer = form["answer"] switch { "link" => ReviewAnswer.Link, "apart" => ReviewAnswer.NotAMatch, _ => default };
        if (!form.Genuine || answer == default)
            return new SeeOther(With(query, "said", form.Genuine ? "none" : "stale"));
        // The value of a box is the task and its etag as the steward saw it.
        var orders = form.All("task").Take(PageSize).Select(box => box.Split(' ', 2))
            .Where(parts => parts.Length == 2 && TypeId.TryParse<ReviewTaskId>(parts[0], out _))
            .Select(parts => new ReviewOrder(TypeId.TryParse<ReviewTaskId>(parts[0], out var id) ? id : default, answer, parts[1])).ToList();
        var outcomes = await desk.DecideManyAsync(orders, Actor.Account(visit.User!.AccountId), cancellation);
        return new SeeOther(With(query, "said", outcomes.Count == 0 ? "none" : outcomes.All(outcome => outcome.Refusal is null) ? "many" : "some"));
    }

    /// <summary>What to call the first two parties of each question.</summary>
    private static async Task<IReadOnlyDictionary<ReviewTaskId, string>> NamesAsync(IReadOnlyList<ReviewTask> tasks, PartyDirectory directory, Visit visit, CancellationToken cancellation)
    {
        if (tasks.Count == 0)
            return new Dictionary<ReviewTaskId, string>();
        var views = await directory.GetManyAsync([.. tasks.SelectMany(task => task.Parties.Take(2)).Distinct()], ReadConsistency.MinimizeLatency, cancellation);
        var names = views.OfType<PartyView>().DistinctBy(view => view.Id).ToDictionary(view => view.Id, view => PartyName.Of(view.Profile, visit.Wording));
        return tasks.ToDictionary(task => task.Id, task => string.Join(" / ", task.Parties.Take(2).Select(names.GetValueOrDefault).OfType<string>().Distinct()));
    }

    private static string? Notice(Visit visit, string? said) => said switch
    {
        "empty" => visit.Wording["Queue.Said.Empty"],
        "many" => visit.Wording["Queue.Said.Many"],
        "some" => visit.Wording["Queue.Said.Some"],
        "none" => visit.Wording["Queue.Said.None"],
        "done" => visit.Wording["Queue.Said.Done"],
        "undone" => visit.Wording["Queue.Said.Undone"],
        "before" => visit.Wording["Queue.Said.UndoneBefore"],
        "unknown" => visit.Wording["Queue.Said.Unknown"],
        "unsaved" => visit.Wording["Queue.Said.Unsaved"],
        "stale" => visit.Wording["Form.Stale"],
        _ => null,
    };

    internal static string With(QueueQuery query, string name, string value) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString($"/steward{query.Text()}", name, value);
}
