using IdentityHub.Journeys.Registration;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Verification;

/// <summary>The link in the verification mail. Following it changes nothing, since mail scanners follow links too; the button does.</summary>
internal static class VerifyEmailEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/verify-email", (string? account, string? token) => Page.Show<VerifyEmailPage>(new VerifyEmailModel(account ?? "", token ?? "", "Asked")));
        pages.MapPost("/verify-email", VerifyAsync);
    }

    private static async Task<IResult> VerifyAsync(HttpContext http, VerifyEmail verify, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var model = new VerifyEmailModel(form["account"], form["token"], "Asked");
        if (!form.Genuine)
            return Page.Show<VerifyEmailPage>(model, StatusCodes.Status400BadRequest);
        return (await verify.RunAsync(model.Account, model.Token, cancellation)).Succeeded(out _, out var refusal)
            ? Page.Show<VerifyEmailPage>(model with { State = "Done" })
            : Page.Show<VerifyEmailPage>(model with { State = refusal.Reason == "EMAIL_TAKEN" ? "EmailTaken" : "LinkInvalid" }, StatusCodes.Status400BadRequest);
    }
}
