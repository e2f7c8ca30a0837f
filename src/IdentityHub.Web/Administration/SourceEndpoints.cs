using System.Globalization;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>Source systems: list and add.</summary>
internal static class SourceEndpoints
{
    private static readonly string[] Fields = ["name", "code", "trustRank"];

    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/sources", async (SourceSystems sources, ClientRegistry clients, string? added, CancellationToken cancellation) =>
            await ShowAsync(sources, clients, TypedSource.Blank, new Faults(), added, cancellation));
        admin.MapPost("/sources", AddAsync);
    }

    private static async Task<IResult> ShowAsync(
        SourceSystems sources, ClientRegistry clients, TypedSource typed, Faults faults, string? added, CancellationToken cancellation)
    {
        var all = await sources.ListAsync(cancellation);
        var writers = (await clients.ListAsync(cancellation))
            .SelectMany(client => client.Definition.SourceSystems, (client, source) => (Source: source, client.Definition.ClientId))
            .ToLookup(writer => writer.Source, writer => writer.ClientId);
        var name = all.FirstOrDefault(source => source.Code == added)?.Name;
        return Page.Show<SourcesPage>(new SourcesModel(all, writers, typed, faults, name), faults.None ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AddAsync(HttpContext http, SourceSystems sources, ClientRegistry clients, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var typed = new TypedSource(form["code"], form["name"], form["trustRank"], form.Ticked("contactPointsVerified"));
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (!int.TryParse(typed.TrustRank, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank is < 1 or > 1000)
            faults.Add("trustRank", visit.Wording["Sources.RankBad"]);
        if (await sources.FindAsync(typed.Code, cancellation) is not null)
            faults.Add("code", visit.Wording["Sources.Exists"]);
        if (faults.None)
        {
            var system = new SourceSystem(typed.Code, typed.Name, rank) { ContactPointsVerified = typed.ContactPointsVerified };
            if ((await sources.RegisterAsync(system, Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out _, out var refusal))
                return new SeeOther($"/admin/sources?added={Uri.EscapeDataString(typed.Code)}");
            faults.Add(refusal, Fields);
        }
        return await ShowAsync(sources, clients, typed, faults, null, cancellation);
    }
}
