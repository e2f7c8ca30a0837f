using IdentityHub.Accounts.EmailChange;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account;

/// <summary>Changes the e-mail address, which both ends must agree to.</summary>
internal static class EmailEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        var sensitive = account.MapGroup("/email").AddEndpointFilter<RecentSignInFilter>();
        sensitive.MapGet("", (EmailChanges changes, Visit visit, CancellationToken cancellation) => ShowAsync(changes, visit, null, new Faults(), StatusCodes.Status200OK, cancellation));
        sensitive.MapPost("", RequestAsync);
        sensitive.MapPost("/cancel", CancelAsync);
    }

    private static async Task<IResult> ShowAsync(EmailChanges changes, Visit visit, string? typed, Faults faults, int status, CancellationToken cancellation)
    {
        var change = await changes.FindAsync(visit.User!.AccountId, cancellation);
        return Page.Show<EmailPage>(new EmailModel(visit.User.Email, typed, change?.NewEmail, change is { OldAgreed: false }, change is { NewAgreed: false }, faults), status);
    }

    private static async Task<IResult> RequestAsync(HttpContext http, EmailChanges changes, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if ((await changes.RequestAsync(http, visit.User!, form["email"], cancellation)).Succeeded(out _, out var refusal))
            return new SeeOther("/account/email");
        else if (refusal.Violations.Count == 0)
            faults.Add(visit.Wording["Email.TooMany"]);
        else if (visit.Language == Language.English)
            faults.Add(refusal, "email");
        else
            faults.Add("email", visit.Wording["Register.Bad.email"]);
        return await ShowAsync(changes, visit, form["email"], faults, StatusCodes.Status400BadRequest, cancellation);
    }

    private static async Task<IResult> CancelAsync(HttpContext http, EmailChanges changes, Visit visit, CancellationToken cancellation)
    {
        if ((await FormPost.ReadAsync(http)).Genuine)
            await changes.CancelAsync(visit.User!.AccountId, cancellation);
        return new SeeOther("/account/email");
    }
}
