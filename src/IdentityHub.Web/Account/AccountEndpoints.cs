using IdentityHub.Accounts.Administration;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account;

/// <summary>The account: profile and sessions.</summary>
internal static class AccountEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("", ProfileAsync);
        account.MapGet("/sessions", (HttpContext http, SessionDirectory sessions, ClientRegistry clients, Visit visit, CancellationToken cancellation) =>
            SessionsAsync(http, sessions, clients, visit, Done(http, visit), cancellation));
        account.MapPost("/sessions/end", EndAsync);
        account.MapPost("/sessions/end-all", EndAllAsync);
    }

    private static async Task<IResult> ProfileAsync(HttpContext http, OwnParty parties, AccountDirectory accounts, Visit visit, CancellationToken cancellation)
    {
        var user = visit.User!;
        var party = await parties.FindAsync(user.AccountId, cancellation);
        return Page.Show<ProfilePage>(new ProfileModel(user, party, await accounts.RolesAsync(user.AccountId, cancellation))
        {
            Done = http.Request.Query["done"] == "profile" ? visit.Wording["Profile.Done"] : null,
        });
    }

    private static async Task<IResult> SessionsAsync(
        HttpContext http, SessionDirectory sessions, ClientRegistry clients, Visit visit, string? done, CancellationToken cancellation)
    {
        var names = (await clients.ListAsync(cancellation)).ToDictionary(
            client => client.Definition.ClientId, client => client.Definition.Branding?.DisplayName ?? client.Definition.Name, StringComparer.Ordinal);
        return Page.Show<SessionsPage>(new SessionsModel(await sessions.ListAsync(visit.User!.AccountId, cancellation), http.User.SessionId(), names, done));
    }

    private static async Task<IResult> EndAsync(HttpContext http, SessionDirectory sessions, ClientRegistry clients, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return await SessionsAsync(http, sessions, clients, visit, visit.Wording["Form.Stale"], cancellation);
        if (!TypeId.TryParse<SessionId>(form["session"], out var session))
            return new SeeOther("/account/sessions");
        if (session == http.User.SessionId())
        {
            await sessions.SignOutAsync(http, cancellation);
            return new SeeOther("/signed-out");
        }
        var account = visit.User!.AccountId;
        await sessions.EndAsync(account, session, SessionEnding.EndedElsewhere, Actor.Account(account), cancellation);
        return new SeeOther("/account/sessions?done=one");
    }

    private static async Task<IResult> EndAllAsync(HttpContext http, SessionDirectory sessions, ClientRegistry clients, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return await SessionsAsync(http, sessions, clients, visit, visit.Wording["Form.Stale"], cancellation);
        var account = visit.User!.AccountId;
        await sessions.EndAllAsync(account, SessionEnding.EndedElsewhere, Actor.Account(account), http.User.SessionId(), cancellation);
        if (form["keep"] == "this")
            return new SeeOther("/account/sessions?done=others");
        await sessions.SignOutAsync(http, cancellation);
        return new SeeOther("/signed-out");
    }

    private static string? Done(HttpContext http, Visit visit) => http.Request.Query["done"].ToString() switch
    {
        "one" => visit.Wording["Sessions.EndedOne"],
        "others" => visit.Wording["Sessions.EndedOthers"],
        _ => null,
    };
}
