using IdentityHub.Accounts.MailLinks;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignIn;

/// <summary>Signing in by a mailed link. Following it changes nothing, since mail scanners follow links too; the button does.</summary>
internal static class MailedLinkEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in/link", AskAsync);
        pages.MapPost("/sign-in/link", RequestAsync);
        pages.MapGet("/sign-in/link/open", async (HttpContext http, SignInLinks links, string? ticket, CancellationToken cancellation) =>
            Page.Show<OpenLinkPage>(new OpenLinkModel(ticket ?? "", await links.IsGoodAsync(http, ticket, cancellation))));
        pages.MapPost("/sign-in/link/open", OpenAsync);
    }

    private static async Task<IResult> AskAsync(HttpContext http, SignInPrompt prompt, Branding branding, string? returnUrl, CancellationToken cancellation)
    {
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        return Page.Show<MailedLinkPage>(new MailedLinkModel(question.ReturnUrl, question.LoginHint, false, new Faults()));
    }

    private static async Task<IResult> RequestAsync(
        HttpContext http, SignInPrompt prompt, SignInLinks links, LinkReturn address, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var question = await prompt.DescribeAsync(http, returnUrl, cancellation);
        await branding.WearAsync(question.ClientId, cancellation);
        var model = new MailedLinkModel(question.ReturnUrl, form["email"], false, new Faults());
        if (!form.Genuine)
            model.Faults.Add(visit.Wording["Form.Stale"]);
        if (form["email"].Length == 0)
            model.Faults.Add("email", visit.Wording["SignIn.EmailMissing"]);
        if (!model.Faults.None)
            return Page.Show<MailedLinkPage>(model, StatusCodes.Status400BadRequest);
        var wait = await links.RequestAsync(http, form["email"], cancellation);
        if (wait > TimeSpan.Zero)
            return Page.Show<MailedLinkPage>(model, SignInAnswer.TooMany(http, wait, model.Faults, visit));
        address.Keep(http, question.ReturnUrl);
        return Page.Show<MailedLinkPage>(model with { Sent = true });
    }

    private static async Task<IResult> OpenAsync(HttpContext http, SignInLinks links, LinkReturn address, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return Page.Show<OpenLinkPage>(new OpenLinkModel(form["ticket"], await links.IsGoodAsync(http, form["ticket"], cancellation)), StatusCodes.Status400BadRequest);
        return SignInAnswer.NextOf(await links.SignInAsync(http, form["ticket"], cancellation), address.Read(http)) is { } next
            ? new SeeOther(next)
            : Page.Show<OpenLinkPage>(new OpenLinkModel("", false), StatusCodes.Status400BadRequest);
    }
}
