using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Passkeys;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.StepUp;

/// <summary>Proving who one is once more, for a sensitive page of ours or for an application (RFC 9470).</summary>
internal static class StepUpEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/step-up", (HttpContext http, AccountDirectory accounts, SignInPrompt prompt, Accounts.SigningIn.StepUp stepUp, DemoAuthenticator demo, Branding branding, Visit visit,
            string? returnUrl, CancellationToken cancellation) =>
            ShowAsync(http, accounts, prompt, stepUp, demo, branding, visit, returnUrl, new Faults(), StatusCodes.Status200OK, cancellation));
        pages.MapPost("/step-up", ProveAsync);
        pages.MapPost("/step-up/options", OptionsAsync);
        pages.MapPost("/step-up/passkey", PasskeyAsync);
        pages.MapPost("/step-up/skip", SkipAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, AccountDirectory accounts, SignInPrompt prompt, Accounts.SigningIn.StepUp stepUp, DemoAuthenticator demo,
        Branding branding, Visit visit, string? returnUrl, Faults faults, int status, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (!await SignedInAsync(http, accounts, visit, cancellation))
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        await branding.WearAsync(question.ClientId, cancellation);
        var user = visit.User!;
        var ways = await WaysAsync(stepUp, question, user, cancellation);
        return Page.Show<StepUpPage>(new StepUpModel(question.ReturnUrl, user.DisplayName, ways, question is { ClientId: not null, Level: AuthenticationLevel.Two },
            ways.Code ? await demo.CodeOfAsync(user.AccountId, cancellation) : null, faults), status);
    }

    private static async Task<IResult> ProveAsync(HttpContext http, AccountDirectory accounts, SignInPrompt prompt, Accounts.SigningIn.StepUp stepUp, DemoAuthenticator demo,
        Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (!await SignedInAsync(http, accounts, visit, cancellation))
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        var faults = new Faults();
        var status = StatusCodes.Status400BadRequest;
        var ways = await WaysAsync(stepUp, question, visit.User!, cancellation);
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        if (ways.Password && form.Exactly("password").Length == 0)
            faults.Add("password", visit.Wording["SignIn.PasswordMissing"]);
        if (ways.Code && form["code"].Length == 0)
            faults.Add("code", visit.Wording["Second.CodeMissing"]);
        if (faults.None)
        {
            var result = await stepUp.WithPasswordAsync(http, visit.User!, ways, form.Exactly("password"), form["code"], cancellation);
            if (result is SignInResult.SignedIn)
                return new SeeOther(question.ReturnUrl);
            status = SignInAnswer.Explain(http, result, faults, visit, "StepUp.Refused");
        }
        return await ShowAsync(http, accounts, prompt, stepUp, demo, branding, visit, returnUrl, faults, status, cancellation);
    }

    private static async Task<IResult> OptionsAsync(HttpContext http, PasskeyCeremony passkeys) =>
        (await FormPost.ReadAsync(http)).Genuine && http.User.AccountId() is not null ? ChallengeAnswer.Of(await passkeys.AskAsync(http)) : Results.BadRequest();

    private static async Task<IResult> PasskeyAsync(HttpContext http, AccountDirectory accounts, SignInPrompt prompt, Accounts.SigningIn.StepUp stepUp, DemoAuthenticator demo,
        Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (!await SignedInAsync(http, accounts, visit, cancellation))
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (await stepUp.WithPasskeyAsync(http, visit.User!, form["ticket"], form["credential"], cancellation) is SignInResult.SignedIn)
            return new SeeOther(question.ReturnUrl);
        else
            faults.Add(visit.Wording["Passkey.Refused"]);
        return await ShowAsync(http, accounts, prompt, stepUp, demo, branding, visit, returnUrl, faults, StatusCodes.Status400BadRequest, cancellation);
    }

    private static async Task<IResult> SkipAsync(HttpContext http, SignInPrompt prompt, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        return new SeeOther(form.Genuine
            ? await prompt.GoOnWithoutAsync(http, form["returnUrl"], cancellation)
            : SignInEndpoints.AddressFor("/step-up", LocalAddress.OrElse(form["returnUrl"], "/account")));
    }

    private static async Task<StepUpWays> WaysAsync(Accounts.SigningIn.StepUp stepUp, SignInQuestion question, HubUser user, CancellationToken cancellation)
    {
        var demanded = question.ClientId is null ? await stepUp.DemandedAsync(user.AccountId, cancellation) : question.Level;
        return await stepUp.WaysAsync(user, demanded, cancellation);
    }

    private static async Task<bool> SignedInAsync(HttpContext http, AccountDirectory accounts, Visit visit, CancellationToken cancellation)
    {
        visit.User = http.User.AccountId() is { } account && await accounts.FindAsync(account, cancellation) is { ClosedAt: null } user ? user : null;
        return visit.User is not null;
    }
}
