using IdentityHub.Accounts.Passkeys;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Passkeys;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignIn;

/// <summary>Signing in with a passkey, without a user name.</summary>
internal static class PasskeySignInEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapPost("/sign-in/passkey/options", OptionsAsync);
        pages.MapPost("/sign-in/passkey", SignInAsync);
    }

    private static async Task<IResult> OptionsAsync(HttpContext http, PasskeyCeremony passkeys) =>
        (await FormPost.ReadAsync(http)).Genuine ? ChallengeAnswer.Of(await passkeys.AskAsync(http)) : Results.BadRequest();

    private static async Task<IResult> SignInAsync(
        HttpContext http, SignInPrompt prompt, Accounts.SigningIn.SignIn signIn, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        var faults = new Faults();
        if (!form.Genuine)
        {
            faults.Add(visit.Wording["Form.Stale"]);
            return Page.Show<SignInPage>(new SignInModel(question, question.LoginHint, null, faults), StatusCodes.Status400BadRequest);
        }
        var result = await signIn.PasskeyAsync(http, form["ticket"], form["credential"], cancellation);
        if (SignInAnswer.NextOf(result, question.ReturnUrl) is { } next)
            return new SeeOther(next);
        var status = SignInAnswer.Explain(http, result, faults, visit, "Passkey.Refused");
        return Page.Show<SignInPage>(new SignInModel(question, question.LoginHint, null, faults), status);
    }
}
