using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>Where an account is signed in, and signing it out there: one session or all of them.</summary>
internal static class AccountSessionsEndpoints
{
    private const int Endings = 20;

    public static void Map(IEndpointRouteBuilder admin)
    {
        admin.MapGet("/sessions", ShowAsync);
        admin.MapPost("/sessions/end", EndAsync);
        admin.MapPost("/sessions/end-all", EndAllAsync);
        admin.MapPost("/sessions/reset-second-factor", ResetAsync).AddEndpointFilter<RecentSignInFilter>();
    }

    /// <summary>The page of an account.</summary>
    public static string AddressOf(AccountId account) => $"/admin/sessions?account={account}";

    private static async Task<IResult> ShowAsync(AccountDirectory accounts, SessionDirectory sessions, SessionHistory history, ClientRegistry clients, Visit visit,
        PasskeyRegister passkeys, Authenticator authenticator, RecoveryCodes recovery, string? account, string? done, CancellationToken cancellation)
    {
        var typed = (account ?? "").Trim();
        if (await FindAsync(accounts, typed, cancellation) is not { } person)
            return Page.Show<AccountSessionsPage>(new AccountSessionsModel(typed, null, [], [], new Dictionary<string, string>(), null));
        var names = (await clients.ListAsync(cancellation)).ToDictionary(client => client.Definition.ClientId, client => client.Definition.Name, StringComparer.Ordinal);
        return Page.Show<AccountSessionsPage>(new AccountSessionsModel(typed, person, await sessions.ListAsync(person.AccountId, cancellation),
            await history.ListAsync(person.AccountId, Endings, cancellation), names, done switch
            {
                "one" => visit.Wording["AdminSessions.EndedOne"],
                "all" => visit.Wording["AdminSessions.EndedAll"],
                "reset" => visit.Wording["SecondFactor.WasReset"],
                "own" => visit.Wording["SecondFactor.Own"],
                "roles" => visit.Wording["Roles.Saved"],
                "own-roles" => visit.Wording["Roles.Own"],
                "last-administrator" => visit.Wording["Roles.Last"],
                "no-role" => visit.Wording["Roles.Refused"],
                "stale" => visit.Wording["Form.Stale"],
                _ => null,
            },
            new SecondFactors((await passkeys.ListAsync(person.AccountId, cancellation)).Count, await authenticator.IsEnrolledAsync(person.AccountId, cancellation),
                await recovery.LeftAsync(person.AccountId, cancellation), person.AccountId == visit.User!.AccountId))
        {
            Roles = await accounts.RolesAsync(person.AccountId, cancellation),
            Failed = done is "own" or "own-roles" or "last-administrator" or "no-role" or "stale",
        });
    }

    private static async Task<IResult> EndAsync(HttpContext http, SessionDirectory sessions, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!TypeId.TryParse<AccountId>(form["account"], out var account) || !TypeId.TryParse<SessionId>(form["session"], out var session))
            return new SeeOther("/admin/sessions");
        if (form.Genuine)
            await sessions.EndAsync(account, session, SessionEnding.Administrator, Actor.Account(visit.User!.AccountId), cancellation);
        return new SeeOther($"/admin/sessions?account={account}&done={(form.Genuine ? "one" : "stale")}");
    }

    private static async Task<IResult> EndAllAsync(HttpContext http, SessionDirectory sessions, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!TypeId.TryParse<AccountId>(form["account"], out var account))
            return new SeeOther("/admin/sessions");
        if (form.Genuine)
            await sessions.EndAllAsync(account, SessionEnding.Administrator, Actor.Account(visit.User!.AccountId), null, cancellation);
        return new SeeOther($"/admin/sessions?account={account}&done={(form.Genuine ? "all" : "stale")}");
    }

    private static async Task<IResult> ResetAsync(HttpContext http, SecondFactorReset reset, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!TypeId.TryParse<AccountId>(form["account"], out var account))
            return new SeeOther("/admin/sessions");
        var done = !form.Genuine ? "stale" : (await reset.RunAsync(account, Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out _, out _) ? "reset" : "own";
        return new SeeOther($"{AddressOf(account)}&done={done}");
    }

    private static async Task<HubUser?> FindAsync(AccountDirectory accounts, string typed, CancellationToken cancellation) =>
        typed.Length is 0 or > 254 ? null
        : TypeId.TryParse<AccountId>(typed, out var account) ? await accounts.FindAsync(account, cancellation)
        : await accounts.FindByEmailAsync(typed, cancellation);
}
