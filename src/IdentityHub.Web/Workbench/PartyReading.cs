using System.Globalization;
using IdentityHub.Journeys;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Workbench;

/// <summary>Gathers everything about a party; who looked at whom goes into the audit trail before the page leaves.</summary>
internal sealed class PartyReading(
    PartyDirectory directory, PartyRelationships relationships, PartyMerger merges, ReviewQueue queue, LinkPreviews previews, StewardPins pins, PartyHistory history, ConsentPreview consents,
    IUnitOfWork unitOfWork, Visit visit)
{
    public async Task<IResult> ShowAsync(HttpContext http, string party, Faults faults, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<GlobalPartyId>(party, out var id) || await directory.GetAsync(id, ReadConsistency.Full, cancellation) is not { } view)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        LinkPreview? preview = null;
        if (http.Request.Query["with"].ToString() is { Length: > 0 } typed)
        {
            if (!TypeId.TryParse<GlobalPartyId>(typed, out var other))
                faults.Add("with", visit.Wording["Party.NoSuch"]);
            else if (!(await previews.OfAsync(view.Id, other, null, cancellation)).Succeeded(out preview, out var refusal))
                faults.Add("with", refusal.Message);
        }
        var unmerge = await UnmergeAsync(http, faults, cancellation);
        DateTimeOffset? at = DateTimeOffset.TryParse(
            http.Request.Query["at"].ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment : null;
        var then = at is { } asked ? await history.AtAsync(view.Id, asked, cancellation) : null;
        var model = new PartyModel(
            view,
            await directory.LineageAsync(view.Id, ReadConsistency.Full, cancellation) ?? [],
            (await directory.CrosswalkAsync(view.Id, new PageRequest(1000), cancellation))?.Items ?? [],
            (await relationships.ListAsync(view.Id, new RelationshipQuestion([]), new PageRequest(100), cancellation))?.Items ?? [],
            (await merges.HistoryAsync(view.Id, new PageRequest(50), cancellation))?.Items ?? [],
            (await queue.ListAsync(new ReviewFilter { Party = view.Id, IncludeDeferred = true }, new PageRequest(20), cancellation)).Items,
            preview, faults, http.Request.Query["said"].ToString() switch { "merged" => visit.Wording["Party.Said.Merged"], "unmerged" => visit.Wording["Party.Said.Unmerged"],
                "split" => visit.Wording["Party.Said.Split"], "preferred" => visit.Wording["Party.Said.Preferred"], "never" => visit.Wording["Party.Said.Never"],
                "released" => visit.Wording["Party.Said.Released"], _ => null })
        {
            Records = [.. (await directory.RecordsAsync(view.Id, cancellation)).Take(1000)],
            Pins = await pins.ListAsync(view.Id, cancellation),
            Timeline = await history.TimelineAsync(view.Id, 60, cancellation),
            Then = then,
            NotThen = at is not null && then is null,
            Unmerge = unmerge,
            Outcomes = await consents.OfAsync(preview?.Moved ?? unmerge?.Moved ?? [], cancellation),
        };
        model = model with { Graph = await GraphAsync(model, cancellation) };
        await unitOfWork.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("party.read", Actor.Account(visit.User!.AccountId), view.Id.ToString(), "workbench", http.Connection.RemoteIpAddress?.ToString()));
            return Task.FromResult(true);
        }, cancellation);
        return Page.Show<PartyPage>(model, faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private async Task<UnmergeReceipt?> UnmergeAsync(HttpContext http, Faults faults, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<MergeId>(http.Request.Query["unmerge"].ToString(), out var merge))
            return null;
        if ((await merges.UnmergeAsync(new UnmergeOrder(merge, null, "", ValidateOnly: true), Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out var receipt, out var refusal))
            return receipt;
        faults.Add(refusal.Message);
        return null;
    }

    /// <summary>Those around it: relationships, then open questions; the first two dozen.</summary>
    private async Task<IReadOnlyList<GraphEdge>> GraphAsync(PartyModel model, CancellationToken cancellation)
    {
        const int most = 24;
        var ties = model.Relationships.Take(most).Select(one => (
            Other: one.From.Party == model.Party.Id ? one.To.Party : one.From.Party, What: visit.Wording[$"Relationship.{one.Kind}.{(one.From.Party == model.Party.Id ? "From" : "To")}"],
            Address: (string?)null, Tone: "tie"));
        var doubts = model.Questions.SelectMany(task => task.Parties.Where(other => other != model.Party.Id).Select(other => (
            Other: other, What: visit.Wording[$"Review.Kind.{task.Kind}"], Address: (string?)$"/steward/review/{task.Id}", Tone: "doubt")));
        var around = ties.Concat(doubts).Take(most).ToList();
        var names = new Dictionary<GlobalPartyId, string>();
        foreach (var view in await directory.GetManyAsync([.. around.Select(one => one.Other).Distinct()], ReadConsistency.MinimizeLatency, cancellation))
        {
            if (view is not null)
                names[view.Id] = PartyName.Of(view.Profile, visit.Wording);
        }
        return [.. around.Select(one => new GraphEdge(names.GetValueOrDefault(one.Other) ?? one.Other.ToString(), one.What, one.Address ?? $"/steward/parties/{one.Other}", one.Tone))];
    }
}
