using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>The roles of an account, on its page. Changing them needs a sign-in of late.</summary>
internal static class AccountRolesEndpoints
{
    public static void Map(IEndpointRouteBuilder admin) => admin.MapPost("/sessions/roles", SaveAsync).AddEndpointFilter<RecentSignInFilter>();

    private static async Task<IResult> SaveAsync(HttpContext http, AccountRoles roles, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!TypeId.TryParse<AccountId>(form["account"], out var account))
            return new SeeOther("/admin/sessions");
        var done = !form.Genuine ? "stale"
            : (await roles.SetAsync(account, [.. form.All("role").Distinct().Where(HubRoles.All.Contains)], Actor.Account(visit.User!.AccountId), cancellation)).Succeeded(out _, out var refusal) ? "roles"
            : refusal.Reason switch { "OWN_ACCOUNT" => "own-roles", "LAST_ADMINISTRATOR" => "last-administrator", _ => "no-role" };
        return new SeeOther($"{AccountSessionsEndpoints.AddressOf(account)}&done={done}");
    }
}
