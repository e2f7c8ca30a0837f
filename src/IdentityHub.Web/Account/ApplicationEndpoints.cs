using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account;

/// <summary>The applications that a person let in, and taking it back.</summary>
internal static class ApplicationEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/applications", ShowAsync);
        account.MapPost("/applications", DisconnectAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, ConnectedApplications connected, SessionDirectory sessions, ClientRegistry clients, Visit visit, CancellationToken cancellation)
    {
        var account = visit.User!.AccountId;
        var granted = (await connected.ListAsync(account, cancellation)).ToDictionary(grant => grant.ClientId, StringComparer.Ordinal);
        var signedIn = (await sessions.ListAsync(account, cancellation)).SelectMany(session => session.Clients).ToHashSet(StringComparer.Ordinal);
        var applications =
            from client in await clients.ListAsync(cancellation)
            let id = client.Definition.ClientId
            let grant = granted.TryGetValue(id, out var found) ? found : default
            where grant.ClientId is not null || signedIn.Contains(id)
            select new ConnectedApplication(client.Definition, grant.Scopes ?? [.. client.Definition.Scopes.Where(ConcernsPeople)],
                grant.ClientId is null || client.Definition.Consent == ClientConsent.Implicit ? null : grant.At, signedIn.Contains(id));
        var done = http.Request.Query.ContainsKey("done") ? visit.Wording["Applications.Disconnected"] : null;
        return Page.Show<ApplicationsPage>(new ApplicationsModel([.. applications], done));
    }

    // What an application does on its own behalf is no access to this person's account.
    private static bool ConcernsPeople(string scope) => HubScopes.Identity.Contains(scope) || scope == HubScopes.CrosswalkLink;

    private static async Task<IResult> DisconnectAsync(HttpContext http, ConnectedApplications connected, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return new SeeOther("/account/applications");
        await connected.DisconnectAsync(visit.User!.AccountId, form["client"], cancellation);
        return new SeeOther("/account/applications?done=1");
    }
}
