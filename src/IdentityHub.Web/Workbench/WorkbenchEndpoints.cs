using IdentityHub.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>The data stewards' pages.</summary>
internal static class WorkbenchEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var workbench = pages.MapGroup("/steward")
            .AddEndpointFilter<SignedInFilter>().AddEndpointFilter<StaffFilter>().AddEndpointFilter<StewardFilter>();
        QueueEndpoints.Map(workbench);
        ReviewEndpoints.Map(workbench);
        PartyEndpoints.Map(workbench);
        ConsentGridEndpoints.Map(workbench);
        EditEndpoints.Map(workbench);
        PinEndpoints.Map(workbench);
        QualityEndpoints.Map(workbench);
    }
}
