using IdentityHub.Accounts.MailLinks;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Reset;

/// <summary>A forgotten password. Neither the answer nor its timing tells who has an account.</summary>
internal static class ResetEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/forgot-password", AskAsync);
        pages.MapPost("/forgot-password", RequestAsync);
        pages.MapGet("/reset-password", async (PasswordResets resets, string? ticket, CancellationToken cancellation) =>
            Page.Show<ResetPasswordPage>(new ResetPasswordModel(ticket ?? "", await resets.IsGoodAsync(ticket, cancellation), new Faults())));
        pages.MapPost("/reset-password", CompleteAsync);
    }

    private static async Task<IResult> AskAsync(HttpContext http, SignInPrompt prompt, Branding branding, string? returnUrl, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        return Page.Show<ForgotPasswordPage>(new ForgotPasswordModel(question.ReturnUrl, question.LoginHint, false, new Faults()));
    }

    private static async Task<IResult> RequestAsync(
        HttpContext http, SignInPrompt prompt, PasswordResets resets, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        var model = new ForgotPasswordModel(question.ReturnUrl, form["email"], false, new Faults());
        if (!form.Genuine)
            model.Faults.Add(visit.Wording["Form.Stale"]);
        if (form["email"].Length == 0)
            model.Faults.Add("email", visit.Wording["SignIn.EmailMissing"]);
        if (!model.Faults.None)
            return Page.Show<ForgotPasswordPage>(model, StatusCodes.Status400BadRequest);
        var wait = await resets.RequestAsync(http, form["email"], cancellation);
        return wait > TimeSpan.Zero
            ? Page.Show<ForgotPasswordPage>(model, SignInAnswer.TooMany(http, wait, model.Faults, visit))
            : Page.Show<ForgotPasswordPage>(model with { Sent = true });
    }

    private static async Task<IResult> CompleteAsync(HttpContext http, PasswordResets resets, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var model = new ResetPasswordModel(form["ticket"], true, new Faults());
        if (!form.Genuine)
        {
            model.Faults.Add(visit.Wording["Form.Stale"]);
            return Page.Show<ResetPasswordPage>(model, StatusCodes.Status400BadRequest);
        }
        if ((await resets.CompleteAsync(model.Ticket, form.Exactly("password"), cancellation)).Succeeded(out _, out var refusal))
            return new SeeOther("/sign-in?done=password");
        if (refusal.Reason == "LINK_INVALID")
            return Page.Show<ResetPasswordPage>(model with { Good = false }, StatusCodes.Status400BadRequest);
        if (SignInAnswer.ExplainBusy(http, refusal, model.Faults, visit) is { } busy)
            return Page.Show<ResetPasswordPage>(model, busy);
        FieldFaults.Explain(refusal, model.Faults, visit, "password");
        return Page.Show<ResetPasswordPage>(model, StatusCodes.Status400BadRequest);
    }
}
