using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignIn;

/// <summary>The second step of a sign-in: a code, or a passkey instead.</summary>
internal static class SecondStepEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in/second", (HttpContext http, SignInSteps steps, SignInPrompt prompt, Authenticator authenticator, DemoAuthenticator demo, Branding branding,
            string? returnUrl, CancellationToken cancellation) =>
            ShowAsync(http, steps, prompt, authenticator, demo, branding, returnUrl, new Faults(), StatusCodes.Status200OK, cancellation));
        pages.MapPost("/sign-in/second", VerifyAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SignInSteps steps, SignInPrompt prompt, Authenticator authenticator, DemoAuthenticator demo,
        Branding branding, string? returnUrl, Faults faults, int status, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        if (await steps.ReadAsync(http, cancellation) is not { } pending)
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        if (pending.Step != SignInStep.SecondFactor)
            return new SeeOther(SignInAnswer.AddressOf(pending.Step, question.ReturnUrl));
        var account = pending.User.AccountId;
        return Page.Show<SecondStepPage>(new SecondStepModel(question.ReturnUrl, pending.Id, await authenticator.IsEnrolledAsync(account, cancellation),
            !await steps.IsStaffAsync(account, cancellation), await demo.CodeOfAsync(account, cancellation), faults), status);
    }

    private static async Task<IResult> VerifyAsync(HttpContext http, SignInSteps steps, SignInPrompt prompt, Accounts.SigningIn.SignIn signIn, Authenticator authenticator,
        DemoAuthenticator demo, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        var faults = new Faults();
        var status = StatusCodes.Status400BadRequest;
        var pending = await steps.ReadAsync(http, cancellation);
        // The page of another sign-in in this browser (two tabs), or one that is over: begin again rather than take a code for somebody else.
        if (pending is null || pending.Step != SignInStep.SecondFactor || form["sign-in"] != pending.Id.ToString())
            return new SeeOther(pending is null ? SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl) : SignInAnswer.AddressOf(pending.Step, question.ReturnUrl));
        if (!form.Genuine)
        {
            faults.Add(visit.Wording["Form.Stale"]);
        }
        else if (form["code"].Length == 0)
        {
            faults.Add("code", visit.Wording["Second.CodeMissing"]);
        }
        else
        {
            var result = await signIn.CodeAsync(http, pending, form["code"], form.Ticked("remember"), cancellation);
            if (SignInAnswer.NextOf(result, question.ReturnUrl) is { } next)
                return new SeeOther(next);
            status = SignInAnswer.Explain(http, result, faults, visit, "Second.Refused");
        }
        return await ShowAsync(http, steps, prompt, authenticator, demo, branding, returnUrl, faults, status, cancellation);
    }
}
