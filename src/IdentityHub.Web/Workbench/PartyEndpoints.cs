using IdentityHub.Journeys;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>Search, and everything about a party; merging and unmerging.</summary>
internal static class PartyEndpoints
{
    private static readonly string[] Fields = ["with", "reason"];

    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("/parties", SearchAsync);
        workbench.MapGet("/parties/{party}", (HttpContext http, string party, PartyReading reading, CancellationToken cancellation) => reading.ShowAsync(http, party, new Faults(), cancellation));
        workbench.MapPost("/parties/{party}/merge", MergeAsync);
        workbench.MapPost("/parties/{party}/unmerge", UnmergeAsync);
    }

    private static async Task<IResult> SearchAsync(HttpContext http, PartyDirectory directory, CancellationToken cancellation)
    {
        var typed = http.Request.Query["q"].ToString().Trim();
        if (typed.Length > 200)
            typed = typed[..200];
        var page = typed.Length == 0 ? new Page<PartyView>([], null) : await directory.SearchAsync(typed, new PageRequest(25, http.Request.Query["after"]), cancellation);
        return Page.Show<PartySearchPage>(new PartySearchModel(typed, page.Items, page.NextToken));
    }

    private static async Task<IResult> MergeAsync(HttpContext http, string party, PartyReading reading, MergeParties merge, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (!TypeId.TryParse<GlobalPartyId>(party, out var id))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        if (!TypeId.TryParse<GlobalPartyId>(form["with"], out var other))
            faults.Add("with", visit.Wording["Party.NoSuch"]);
        if (faults.None)
        {
            var order = new MergeOrder(id, other, null, form["etag"], null, form["reason"]);
            if ((await merge.RunAsync(order, Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out var receipt, out var refusal))
                return new SeeOther($"/steward/parties/{receipt.Survivor.Id}?said=merged");
            faults.Add(refusal, Fields);
        }
        return await reading.ShowAsync(http, party, faults, cancellation);
    }

    private static async Task<IResult> UnmergeAsync(HttpContext http, string party, PartyReading reading, UnmergeParties unmerge, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (!TypeId.TryParse<MergeId>(form["merge"], out var merge))
            faults.Add(visit.Wording["Party.NoSuch"]);
        else if ((await unmerge.RunAsync(new UnmergeOrder(merge, null, form["reason"]), Actor.Account(visit.User!.AccountId), null, cancellation)).Succeeded(out _, out var refusal))
            return new SeeOther($"/steward/parties/{party}?said=unmerged");
        else
            faults.Add(refusal, Fields);
        return await reading.ShowAsync(http, party, faults, cancellation);
    }
}
