using IdentityHub.Accounts.Administration;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignIn;

/// <summary>Somebody signs in to an account that they deleted a while ago: it comes back when they say so.</summary>
internal static class ReactivateEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in/reactivate", ShowAsync);
        pages.MapPost("/sign-in/reactivate", ReactivateAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, SignInSteps steps, SignInPrompt prompt, string? returnUrl, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        return await steps.ReadAsync(http, cancellation) is { Step: SignInStep.Reactivate, User.EraseAfter: { } day }
            ? Page.Show<ReactivatePage>(new ReactivateModel(question.ReturnUrl, day))
            : new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
    }

    private static async Task<IResult> ReactivateAsync(
        HttpContext http, SignInSteps steps, SignInPrompt prompt, ComeBack comeBack, AccountDirectory accounts, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        if (await steps.ReadAsync(http, cancellation) is not { Step: SignInStep.Reactivate } pending)
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        if (!form.Genuine)
            return new SeeOther(SignInAnswer.AddressOf(SignInStep.Reactivate, question.ReturnUrl));
        if (!await comeBack.RunAsync(pending.User.AccountId, cancellation) || await accounts.FindAsync(pending.User.AccountId, cancellation) is not { } user)
            return new SeeOther(SignInEndpoints.AddressFor("/sign-in", question.ReturnUrl));
        return new SeeOther(SignInAnswer.NextOf(await steps.AdvanceAsync(http, user, pending.Methods, cancellation), question.ReturnUrl) ?? "/sign-in");
    }
}
