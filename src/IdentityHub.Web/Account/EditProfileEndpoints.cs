using IdentityHub.Journeys.Accounts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account;

/// <summary>Changes name, number and language.</summary>
internal static class EditProfileEndpoints
{
    private static readonly string[] Fields = ["givenName", "familyName", "phone"];

    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/profile", (Visit visit) => visit.User is { } user
            ? Page.Show<EditProfilePage>(new EditProfileModel(user.GivenName, user.FamilyName, user.PhoneNumber, user.Locale, new Faults()))
            : new SeeOther("/account"));
        account.MapPost("/profile", ChangeAsync);
    }

    private static async Task<IResult> ChangeAsync(HttpContext http, UpdateProfile update, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        var locale = (Language.FirstOf([form["locale"]]) ?? visit.Language).Tag;
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if ((await update.RunAsync(visit.User!.AccountId, form["givenName"], form["familyName"], form["phone"], locale, cancellation)).Succeeded(out _, out var refusal))
            return new SeeOther("/account?done=profile");
        else
            FieldFaults.Explain(refusal, faults, visit, Fields);
        return Page.Show<EditProfilePage>(new EditProfileModel(form["givenName"], form["familyName"], form["phone"], locale, faults), StatusCodes.Status400BadRequest);
    }
}
