using IdentityHub.Accounts;
using IdentityHub.Accounts.Closing;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account;

/// <summary>Deletes the account: closed at once, erased when the time to come back is over.</summary>
internal static class DeleteEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        var sensitive = account.MapGroup("/delete").AddEndpointFilter<RecentSignInFilter>();
        sensitive.MapGet("", (AccountOptions options) => Page.Show<DeletePage>(new DeleteModel(options.ReactivationDays, null)));
        sensitive.MapPost("", CloseAsync);
    }

    private static async Task<IResult> CloseAsync(HttpContext http, AccountClosing closing, AccountOptions options, Visit visit, CancellationToken cancellation)
    {
        if (!(await FormPost.ReadAsync(http)).Genuine)
            return new SeeOther("/account/delete");
        var day = await closing.CloseAsync(http, visit.User!.AccountId, cancellation);
        return Page.Show<DeletedPage>(new DeleteModel(options.ReactivationDays, day));
    }
}
