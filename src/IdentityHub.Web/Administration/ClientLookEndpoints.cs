using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>How a client looks at the hub, and which sites may show its sign-in.</summary>
internal static class ClientLookEndpoints
{
    /// <summary>Among the changes of clients, which need a sign-in of late.</summary>
    public static void Map(IEndpointRouteBuilder changes)
    {
        changes.MapGet("/look", ShowAsync);
        changes.MapPost("/look", SaveAsync);
    }

    private static async Task<IResult> ShowAsync(ClientRegistry clients, string client, string? done, CancellationToken cancellation) =>
        await clients.FindAsync(client, cancellation) is { Definition: var found }
            ? Page.Show<ClientLookPage>(new ClientLookModel(found.ClientId, found.Name, TypedLook.Of(found), done is not null, new Faults()))
            : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);

    private static async Task<IResult> SaveAsync(HttpContext http, ClientRegistry clients, Visit visit, string client, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (await clients.FindAsync(client, cancellation) is not { Definition: var found })
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var typed = TypedLook.Of(form);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (typed.On(found, faults, visit.Wording["Clients.NotAnAddress"]) is { } changed)
        {
            if ((await clients.ApplyAsync(changed, Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out _, out var refusal))
                return new SeeOther($"/admin/clients/look?client={Uri.EscapeDataString(client)}&done=1");
            foreach (var violation in refusal.Violations)
                faults.Add(violation.Field == "origins" ? "embedOrigins" : "colour", violation.Description);
            if (refusal.Violations.Count == 0)
                faults.Add(refusal.Message);
        }
        return Page.Show<ClientLookPage>(new ClientLookModel(client, found.Name, typed, false, faults), StatusCodes.Status400BadRequest);
    }
}
