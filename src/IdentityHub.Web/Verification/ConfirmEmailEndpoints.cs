using IdentityHub.Journeys.Accounts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Verification;

/// <summary>The links of a change of address. Following one changes nothing, since mail scanners follow links too; the button does.</summary>
internal static class ConfirmEmailEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/confirm-email", (string? ticket) => Page.Show<ConfirmEmailPage>(new ConfirmEmailModel(ticket ?? "", "Asked")));
        pages.MapPost("/confirm-email", ConfirmAsync);
    }

    private static async Task<IResult> ConfirmAsync(HttpContext http, ChangeEmail change, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var model = new ConfirmEmailModel(form["ticket"], "Asked");
        if (!form.Genuine)
            return Page.Show<ConfirmEmailPage>(model, StatusCodes.Status400BadRequest);
        return (await change.RunAsync(model.Ticket, cancellation)).Succeeded(out var changed, out var refusal)
            ? Page.Show<ConfirmEmailPage>(model with { State = changed ? "Done" : "Waiting" })
            : Page.Show<ConfirmEmailPage>(model with { State = refusal.Reason == "EMAIL_TAKEN" ? "EmailTaken" : "LinkInvalid" }, StatusCodes.Status400BadRequest);
    }
}
