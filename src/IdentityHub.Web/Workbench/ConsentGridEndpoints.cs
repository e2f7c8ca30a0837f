using IdentityHub.Consent.Overview;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>A party's consents for employees; looking at them is recorded.</summary>
internal static class ConsentGridEndpoints
{
    public static void Map(IEndpointRouteBuilder workbench) =>
        workbench.MapGet("/parties/{party}/consents", async (HttpContext http, string party, ConsentGrids grids, IUnitOfWork unit, Visit visit, CancellationToken cancellation) =>
        {
            if (!TypeId.TryParse<GlobalPartyId>(party, out var id) || await grids.DescribeAsync(id, cancellation) is not { } grid)
                return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
            await unit.ExecuteAsync((work, _) =>
            {
                work.Audit(new AuditEntry("party.read", Actor.Account(visit.User!.AccountId), id.ToString(), "consents", http.Connection.RemoteIpAddress?.ToString()));
                return Task.FromResult(true);
            }, cancellation);
            return Page.Show<ConsentGridPage>(new ConsentGridModel(grid));
        });
}
