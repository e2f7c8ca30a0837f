using IdentityHub.Journeys;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Web.Workbench;

/// <summary>Gathers what a steward needs for an answer; who looked at whom goes into the audit trail before the page leaves. Looking takes nothing.</summary>
internal sealed class ReviewReading(
    ReviewQueue queue, PartyDirectory directory, PartyRelationships relationships, PartyHistory history, PartySurroundings surroundings, ConsentPreview consents, StaffNames names,
    IUnitOfWork unitOfWork, Visit visit, TimeProvider time)
{
    private const int MostAround = 8;
    private const int MostEvents = 12;

    private Actor Steward => Actor.Account(visit.User!.AccountId);

    /// <summary>The page of a question. With <c>ahead=on</c> as it will be when the steward has claimed it: for a browser that reads the next question before it is its turn.</summary>
    public async Task<IResult> ShowAsync(HttpContext http, string task, Faults faults, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<ReviewTaskId>(task, out var id))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var (query, now) = (QueueQuery.Read(http.Request.Query), time.GetUtcNow());
        if (!(await queue.OpenAsync(id, cancellation)).Succeeded(out var review, out _))
            return new SeeOther(QueueEndpoints.With(query, "said", "done"));
        if (http.Request.Query["ahead"] == "on" && (review.Task.Desk.ClaimantAt(now) ?? Steward.Id) == Steward.Id)
            review = review with { Task = ReviewStamp.Claimed(review.Task, Steward.Id, now) };
        var records = review.Sides.SelectMany(side => side.Records).ToList();
        var next = await queue.PeekAsync(query.Filter(Steward.Id, now), Steward, review.Task, cancellation);
        await names.LearnAsync([review.Task.Desk.ClaimedBy, review.Task.Desk.Assignee, .. review.Comments.Select(comment => comment.Actor.Id), .. review.Earlier.Select(answer => answer.Actor.Id)], cancellation);
        var model = new ReviewModel(
            review, records.Find(record => record.Record == review.Task.Left), records.Find(record => record.Record == review.Task.Right), query,
            TypeId.TryParse<MergeId>(http.Request.Query["done"].ToString(), out var done) ? done.ToString() : null, faults, now)
        {
            Outcomes = await consents.OfAsync(review.Preview?.Moved ?? [], cancellation),
            Stamp = ReviewStamp.Of(review.Task, review.Sides.Select(side => side.Party)),
            Ahead = next is null ? null : QueryHelpers.AddQueryString($"/steward/review/{next.Id}{query.Text()}", "ahead", "on"),
            Sides = await SidesAsync(review, cancellation),
        };
        await unitOfWork.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("review.read", Steward, id.ToString(), string.Join(' ', review.Sides.Select(side => side.Party.Id)), http.Connection.RemoteIpAddress?.ToString()));
            return Task.FromResult(true);
        }, cancellation);
        return Page.Show<ReviewPage>(model, faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    /// <summary>Leads on to the next question. A browser that holds its page already gets only what is new: that the page is right, and what can be taken back.</summary>
    public async Task<IResult> LeadOnAsync(HttpContext http, QueueQuery query, ReviewTask? next, string? done, CancellationToken cancellation)
    {
        var address = next is null ? QueueEndpoints.With(query, "said", "empty") : $"/steward/review/{next.Id}{query.Text()}";
        if (done is not null)
            address = QueryHelpers.AddQueryString(address, "done", done);
        if (next is null || http.Request.Headers[ReviewStamp.Held].ToString() is not { Length: > 0 } held)
            return new SeeOther(address);
        var parties = await directory.GetManyAsync([.. next.Parties.Take(ReviewStamp.MostParties)], ReadConsistency.Full, cancellation);
        if (held != ReviewStamp.Of(next, parties.OfType<PartyView>()))
            return new SeeOther(address);
        http.Response.Headers[ReviewStamp.Address] = address;
        return Page.Show<TurnDone>(new TurnModel(done, query));
    }

    /// <summary>Who is around the parties and what happened to them; of a component nothing, which would be its every member's.</summary>
    private async Task<IReadOnlyList<ReviewSideModel>> SidesAsync(ReviewCase review, CancellationToken cancellation)
    {
        if (review.Sides.Count > 2)
            return [];
        var sides = new List<ReviewSideModel>();
        foreach (var side in review.Sides)
        {
            var party = side.Party.Id;
            var ties = (await relationships.ListAsync(party, new RelationshipQuestion([]), new PageRequest(MostAround), cancellation))?.Items ?? [];
            var others = (await queue.ListAsync(new ReviewFilter { Party = party, IncludeDeferred = true }, new PageRequest(MostAround), cancellation)).Items;
            var events = await history.TimelineAsync(party, MostEvents, cancellation);
            await names.LearnAsync(events.Select(entry => entry.Actor.Id), cancellation);
            sides.Add(new ReviewSideModel(side, await surroundings.OfAsync(party, ties, [.. others.Where(other => other.Id != review.Task.Id)], MostAround, cancellation), events));
        }
        return sides;
    }
}
