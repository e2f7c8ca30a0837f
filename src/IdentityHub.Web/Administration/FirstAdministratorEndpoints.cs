using IdentityHub.Accounts.Administration;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Administration;

/// <summary>Where the one-time link of a new hub leads.</summary>
internal static class FirstAdministratorEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/first-administrator", ShowAsync);
        pages.MapPost("/first-administrator", AcceptAsync);
    }

    private static async Task<IResult> ShowAsync(FirstAdministrator first, string? invitation, CancellationToken cancellation) =>
        await first.IsValidAsync(invitation, cancellation)
            ? Page.Show<FirstAdministratorPage>(new FirstAdministratorModel(invitation!, "", "", "", new Faults()))
            : ErrorAnswer.Show("InvitationUsed", StatusCodes.Status404NotFound);

    private static async Task<IResult> AcceptAsync(
        HttpContext http, FirstAdministrator first, Accounts.SigningIn.SignIn signIn, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!await first.IsValidAsync(form["invitation"], cancellation))
            return ErrorAnswer.Show("InvitationUsed", StatusCodes.Status404NotFound);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else
        {
            var outcome = await first.AcceptAsync(form["invitation"], form["email"], form.Exactly("password"), form["givenName"], form["familyName"], cancellation);
            if (outcome.Succeeded(out var user, out var refusal))
            {
                var result = await signIn.AfterRegistrationAsync(http, user, cancellation);
                return new SeeOther(SignInAnswer.NextOf(result, "/admin/clients") ?? "/sign-in");
            }
            if (SignInAnswer.ExplainBusy(http, refusal, faults, visit) is { } busy)
                return Page.Show<FirstAdministratorPage>(new FirstAdministratorModel(form["invitation"], form["givenName"], form["familyName"], form["email"], faults), busy);
            faults.Add(refusal, "email", "password", "givenName", "familyName");
        }
        return Page.Show<FirstAdministratorPage>(
            new FirstAdministratorModel(form["invitation"], form["givenName"], form["familyName"], form["email"], faults), StatusCodes.Status400BadRequest);
    }
}
