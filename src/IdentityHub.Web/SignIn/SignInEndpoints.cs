using IdentityHub.Accounts.Administration;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignIn;

/// <summary>The sign-in page.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", ShowAsync);
        pages.MapPost("/sign-in", SignInAsync);
        pages.MapPost("/sign-in/continue", ContinueAsync);
    }

    /// <summary>A page's address that goes on to another address afterwards.</summary>
    public static string AddressFor(string page, string returnUrl) => $"{page}?returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static async Task<IResult> ShowAsync(
        HttpContext http, SignInPrompt prompt, AccountDirectory accounts, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        return Page.Show<SignInPage>(new SignInModel(question, question.LoginHint, await NameAsync(http, question, accounts, cancellation), new Faults())
        {
            Done = http.Request.Query["done"] == "password" ? visit.Wording["Reset.Done"] : null,
        });
    }

    private static async Task<IResult> SignInAsync(
        HttpContext http, SignInPrompt prompt, Accounts.SigningIn.SignIn signIn, AccountDirectory accounts, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        // Another tab signed in after this page was shown: go on; what asks for a sign-in of its own shows the page again.
        if (!form.Genuine && http.User.AccountId() is not null)
            return new SeeOther(question.ReturnUrl);

        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (form["email"].Length == 0)
            faults.Add("email", visit.Wording["SignIn.EmailMissing"]);
        if (form.Exactly("password").Length == 0)
            faults.Add("password", visit.Wording["SignIn.PasswordMissing"]);
        if (!faults.None)
            return Page.Show<SignInPage>(new SignInModel(question, form["email"], null, faults), StatusCodes.Status400BadRequest);

        var result = await signIn.PasswordAsync(http, form["email"], form.Exactly("password"), cancellation);
        if (SignInAnswer.NextOf(result, question.ReturnUrl) is { } next)
            return new SeeOther(next);
        var status = SignInAnswer.Explain(http, result, faults, visit, "SignIn.Refused");
        return Page.Show<SignInPage>(new SignInModel(question, form["email"], null, faults), status);
    }

    private static async Task<IResult> ContinueAsync(HttpContext http, SignInPrompt prompt, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        return form.Genuine
            ? new SeeOther(await prompt.ContinueAsync(http, form["returnUrl"], cancellation))
            : new SeeOther(AddressFor("/sign-in", LocalAddress.OrElse(form["returnUrl"], "/account")));
    }

    private static async Task<string?> NameAsync(HttpContext http, SignInQuestion question, AccountDirectory accounts, CancellationToken cancellation) =>
        question.MayContinue && http.User.AccountId() is { } account ? (await accounts.FindAsync(account, cancellation))?.DisplayName : null;
}
