using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Workbench;

/// <summary>Gathers everything about a party; who looked at whom goes into the audit trail before the page leaves.</summary>
internal sealed class PartyReading(
    PartyDirectory directory, PartyRelationships relationships, PartyMerger merges, ReviewQueue queue, LinkPreviews previews, IUnitOfWork unitOfWork, Visit visit)
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
        var model = new PartyModel(
            view,
            await directory.LineageAsync(view.Id, ReadConsistency.Full, cancellation) ?? [],
            (await directory.CrosswalkAsync(view.Id, new PageRequest(1000), cancellation))?.Items ?? [],
            (await relationships.ListAsync(view.Id, new RelationshipQuestion([]), new PageRequest(100), cancellation))?.Items ?? [],
            (await merges.HistoryAsync(view.Id, new PageRequest(50), cancellation))?.Items ?? [],
            (await queue.ListAsync(new ReviewFilter { Party = view.Id, IncludeDeferred = true }, new PageRequest(20), cancellation)).Items,
            preview, faults, http.Request.Query["said"].ToString() switch { "merged" => visit.Wording["Party.Said.Merged"], "unmerged" => visit.Wording["Party.Said.Unmerged"], _ => null });
        await unitOfWork.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("party.read", Actor.Account(visit.User!.AccountId), view.Id.ToString(), "workbench", http.Connection.RemoteIpAddress?.ToString()));
            return Task.FromResult(true);
        }, cancellation);
        return Page.Show<PartyPage>(model, faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }
}
