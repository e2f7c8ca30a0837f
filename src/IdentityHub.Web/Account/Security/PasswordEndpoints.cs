using IdentityHub.Accounts.Passwords;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account.Security;

/// <summary>A new password; it ends the person's other sessions.</summary>
internal static class PasswordEndpoints
{
    public static void Map(IEndpointRouteBuilder security)
    {
        security.MapGet("/password", (Visit visit) => Page.Show<PasswordPage>(new PasswordModel(visit.User!.PasswordHash is not null, new Faults())));
        security.MapPost("/password", ChangeAsync);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, PasswordChange change, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        var status = StatusCodes.Status400BadRequest;
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if ((await change.RunAsync(http, form.Exactly("password"), cancellation)).Succeeded(out _, out var refusal))
            return new SeeOther("/account/security?done=password");
        else if (SignInAnswer.ExplainBusy(http, refusal, faults, visit) is { } busy)
            status = busy;
        else
            FieldFaults.Explain(refusal, faults, visit, "password");
        return Page.Show<PasswordPage>(new PasswordModel(visit.User!.PasswordHash is not null, faults), status);
    }
}
