using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Workbench;

/// <summary>What the sources deliver, and how matching fares.</summary>
internal static class QualityEndpoints
{
    public static void Map(IEndpointRouteBuilder workbench)
    {
        workbench.MapGet("/quality", ShowAsync);
        workbench.MapPost("/quality", MeasureAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, QualityMeasure quality, ReviewQueue queue, StaffNames names, TimeProvider time, CancellationToken cancellation)
    {
        var desk = await queue.MetricsAsync(null, cancellation);
        await names.LearnAsync(desk.ByStewards.Keys, cancellation);
        return Page.Show<QualityPage>(
            new QualityModel(await quality.LatestAsync(cancellation), desk, http.Request.Query["said"] == "asked", http.Request.Query["said"] == "stale", time.GetUtcNow()));
    }

    private static async Task<IResult> MeasureAsync(HttpContext http, QualityMeasure quality, CancellationToken cancellation)
    {
        if (!(await FormPost.ReadAsync(http)).Genuine)
            return new SeeOther("/steward/quality?said=stale");
        await quality.RequestAsync(cancellation);
        return new SeeOther("/steward/quality?said=asked");
    }
}
