using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Parties;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>Stewards write into a party, as <c>PartyService.Update</c> does: with the etag of what they saw, so that of two at once the second sees what the first wrote.</summary>
internal static class EditEndpoints
{
    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("/parties/{party}/edit", ShowAsync);
        workbench.MapPost("/parties/{party}/edit", WriteAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string party, PartyDirectory directory, IUnitOfWork unit, Visit visit, CancellationToken cancellation)
    {
        if (await FindAsync(party, directory, cancellation) is not { } view)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        await unit.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("party.read", Actor.Account(visit.User!.AccountId), view.Id.ToString(), "edit", http.Connection.RemoteIpAddress?.ToString()));
            return Task.FromResult(true);
        }, cancellation);
        return Page.Show<EditPage>(new EditModel(view, TypedParty.Of(view), "", null, new Faults()));
    }

    private static async Task<IResult> WriteAsync(HttpContext http, string party, PartyDirectory directory, PartyEditor editor, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (await FindAsync(party, directory, cancellation) is not { } view)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var (faults, typed, previews) = (new Faults(), TypedParty.Read(form), form["act"] == "preview");
        PartyView? preview = null;
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (form["etag"] != view.Etag)
            faults.Add(visit.Wording["Edit.Stale"]);
        else
        {
            var order = typed.Order(view, form["etag"], form["reason"], previews, faults, visit.Wording["Edit.BadDate"]);
            if (order.Groups.Count == 0)
                faults.Add(visit.Wording["Edit.Nothing"]);
            if (faults.None)
            {
                if (!(await editor.UpdateAsync(order, Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out var receipt, out var refusal))
                    Explain(refusal, faults, visit);
                else if (!previews)
                    return new SeeOther($"/steward/parties/{receipt.Parties[0].Id}?said=written");
                else
                    preview = receipt.Parties[0];
            }
        }
        return Page.Show<EditPage>(new EditModel(view, typed, form["reason"], preview, faults), faults.None ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static void Explain(Kernel.Outcomes.Refusal refusal, Faults faults, Visit visit)
    {
        switch (refusal)
        {
            case { Reason: "ETAG_STALE" }:
                faults.Add(visit.Wording["Edit.Stale"]);
                break;
            case { Violations: [{ Field: "groups" }] }:
                faults.Add(visit.Wording["Edit.NothingBefore"]);
                break;
            default:
                faults.Add(refusal, [.. TypedParty.Fields.Select(field => field.Field), "reason"]);
                break;
        }
    }

    private static async Task<PartyView?> FindAsync(string party, PartyDirectory directory, CancellationToken cancellation) =>
        TypeId.TryParse<GlobalPartyId>(party, out var id) ? await directory.GetAsync(id, ReadConsistency.Full, cancellation) : null;
}
