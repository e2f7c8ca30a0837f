using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Account.Security;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Passkeys;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignIn;

/// <summary>Staff need a second factor: who has none sets one up before the first session begins. The password was right a moment ago, which is the recent proof.</summary>
internal static class SetUpStepEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in/set-up", ShowAsync);
        pages.MapPost("/sign-in/set-up", EnrolAsync);
        pages.MapPost("/sign-in/set-up/options", OptionsAsync);
        pages.MapPost("/sign-in/set-up/passkey", AddPasskeyAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SignInSteps steps, SignInPrompt prompt, Authenticator authenticator, string? returnUrl, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        return await ReadAsync(http, steps, cancellation) is { } pending
            ? Page.Show<SetUpStepPage>(new SetUpStepModel(question.ReturnUrl, authenticator.Offer(http, pending.User), new Faults()))
            : new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
    }

    private static async Task<IResult> EnrolAsync(HttpContext http, SignInSteps steps, SignInPrompt prompt, Authenticator authenticator, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (await ReadAsync(http, steps, cancellation) is not { } pending)
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        var faults = new Faults();
        if (!form.Genuine)
        {
            faults.Add(visit.Wording["Form.Stale"]);
        }
        else
        {
            var outcome = await authenticator.EnrolAsync(http, pending.User, form["ticket"], form["code"], cancellation);
            if (outcome.Succeeded(out var codes, out var refusal))
            {
                var result = await steps.AdvanceAsync(http, pending.User, SignInMethods.With(pending.Methods, SignInMethods.OneTimeCode), cancellation);
                return Page.Show<RecoveryCodesPage>(new RecoveryCodesModel(codes, SignInAnswer.NextOf(result, question.ReturnUrl) ?? "/sign-in", Alone: true));
            }
            faults.Add("code", visit.Wording[refusal.Reason == "CODE_WRONG" ? "Authenticator.Wrong" : "Authenticator.Stale"]);
        }
        var offer = authenticator.Reopen(http, pending.User, form["ticket"]) ?? authenticator.Offer(http, pending.User);
        return Page.Show<SetUpStepPage>(new SetUpStepModel(question.ReturnUrl, offer, faults), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> OptionsAsync(HttpContext http, SignInSteps steps, PasskeyCeremony passkeys, CancellationToken cancellation) =>
        (await FormPost.ReadAsync(http)).Genuine && await ReadAsync(http, steps, cancellation) is { } pending
            ? ChallengeAnswer.Of(await passkeys.OfferAsync(http, pending.User))
            : Results.BadRequest();

    private static async Task<IResult> AddPasskeyAsync(HttpContext http, SignInSteps steps, SignInPrompt prompt, PasskeyCeremony passkeys, Authenticator authenticator, Visit visit,
        string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (await ReadAsync(http, steps, cancellation) is not { } pending)
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        var name = BrowserDescription.Device(http.Request.Headers.UserAgent.ToString());
        if (form.Genuine && (await passkeys.AddAsync(http, pending.User, form["ticket"], form["credential"], name, cancellation)).Refusal is null)
        {
            // Whoever made it has verified themself with it: possession and PIN or biometry, beside the password.
            var result = await steps.AdvanceAsync(http, pending.User, [.. pending.Methods, .. SignInMethods.OfPasskey(synchronised: true)], cancellation);
            return new SeeOther(SignInAnswer.NextOf(result, question.ReturnUrl) ?? "/sign-in");
        }
        var faults = new Faults();
        faults.Add(visit.Wording[form.Genuine ? "Passkey.Refused" : "Form.Stale"]);
        return Page.Show<SetUpStepPage>(new SetUpStepModel(question.ReturnUrl, authenticator.Offer(http, pending.User), faults), StatusCodes.Status400BadRequest);
    }

    private static async Task<OpenSignIn?> ReadAsync(HttpContext http, SignInSteps steps, CancellationToken cancellation) =>
        await steps.ReadAsync(http, cancellation) is { Step: SignInStep.EnrolSecondFactor } pending ? pending : null;
}
