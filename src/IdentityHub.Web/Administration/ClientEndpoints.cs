using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>Clients: list, add, change, new secret.</summary>
internal static class ClientEndpoints
{
    private static readonly string[] Fields = ["name", "clientId", "redirectUris", "postLogoutRedirectUris", "backChannelLogoutUri", "colour", .. TypedPolicy.Fields];

    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/clients", async (ClientRegistry clients, CancellationToken cancellation) =>
            Page.Show<ClientsPage>(new ClientsModel(await clients.ListAsync(cancellation))));
        var changes = admin.MapGroup("/clients").AddEndpointFilter<RecentSignInFilter>();
        changes.MapGet("/new", async (SourceSystems sources, CancellationToken cancellation) =>
            Page.Show<NewClientPage>(new NewClientModel(new TypedClient(), await WritableAsync(sources, cancellation), new Faults())));
        changes.MapPost("/new", AddAsync);
        changes.MapGet("/edit", EditAsync);
        changes.MapPost("/edit", ChangeAsync);
        changes.MapPost("/secret", RotateAsync);
        ClientLookEndpoints.Map(changes);
    }

    private static async Task<IResult> AddAsync(HttpContext http, ClientRegistry clients, SourceSystems sources, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var typed = TypedClient.Of(form);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (typed.ToDefinition(faults, visit.Wording["Clients.NotAnAddress"], visit.Wording["Clients.NotANumber"]) is { } definition && form.Genuine)
        {
            if ((await clients.RegisterAsync(definition, Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out var registration, out var refusal))
                return Page.Show<ClientSecretPage>(new ClientSecretModel(typed.ClientId, typed.Name, registration.Secret, Rotated: false));
            if (refusal.Reason == "CLIENT_EXISTS")
                faults.Add("clientId", visit.Wording["Clients.Exists"]);
            else
                faults.Add(refusal, Fields);
        }
        return Page.Show<NewClientPage>(new NewClientModel(typed, await WritableAsync(sources, cancellation), faults), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> EditAsync(string? clientId, ClientRegistry clients, SourceSystems sources, CancellationToken cancellation) =>
        await clients.FindAsync(clientId ?? "", cancellation) is { } client
            ? Page.Show<NewClientPage>(new NewClientModel(TypedClient.Of(client.Definition), await WritableAsync(sources, cancellation), new Faults(), Existing: true))
            : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);

    private static async Task<IResult> ChangeAsync(HttpContext http, ClientRegistry clients, SourceSystems sources, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var typed = TypedClient.Of(form);
        if (await clients.FindAsync(typed.ClientId, cancellation) is not { Definition: var before })
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (typed.ToDefinition(faults, visit.Wording["Clients.NotAnAddress"], visit.Wording["Clients.NotANumber"], before) is { } definition && form.Genuine)
        {
            if ((await clients.ApplyAsync(definition, Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out var registration, out var refusal))
                return registration.Secret is { } secret ? Page.Show<ClientSecretPage>(new ClientSecretModel(typed.ClientId, typed.Name, secret, Rotated: false)) : new SeeOther("/admin/clients");
            faults.Add(refusal, Fields);
        }
        return Page.Show<NewClientPage>(new NewClientModel(typed, await WritableAsync(sources, cancellation), faults, Existing: true), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> RotateAsync(HttpContext http, ClientRegistry clients, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return new SeeOther("/admin/clients");
        return (await clients.RotateSecretAsync(form["clientId"], Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out var registration, out _)
            ? Page.Show<ClientSecretPage>(new ClientSecretModel(form["clientId"], registration.Client.Definition.Name, registration.Secret, Rotated: true))
            : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
    }

    // The hub's own systems are written by the hub alone.
    private static async Task<IReadOnlyList<SourceSystem>> WritableAsync(SourceSystems sources, CancellationToken cancellation) =>
        [.. (await sources.ListAsync(cancellation)).Where(source => !SourceKey.IsHubsOwn(source.Code))];
}
