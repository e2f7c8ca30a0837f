using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Consenting;

/// <summary>The consent screen: may this application learn that about you?</summary>
internal static class ConsentEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        var consent = pages.MapGroup("/consent").AddEndpointFilter<SignedInFilter>();
        consent.MapGet("", ShowAsync);
        consent.MapPost("", AnswerAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, ConsentPrompt prompt, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        if (!(await prompt.DescribeAsync(http, returnUrl, cancellation)).Succeeded(out var question, out _))
            return Stale(returnUrl);
        await branding.WearAsync(question.ClientId, cancellation);
        return Page.Show<ConsentPage>(new ConsentModel(question, visit.User!.DisplayName, visit.User.Email, returnUrl!));
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ConsentPrompt prompt, Branding branding, Visit visit, string? returnUrl, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return await ShowAsync(http, prompt, branding, visit, returnUrl, cancellation);
        Outcome<string> outcome = form["answer"] == "allow"
            ? await prompt.ApproveAsync(http, returnUrl, cancellation)
            : await prompt.DenyAsync(http, returnUrl, cancellation);
        return outcome.Succeeded(out var address, out _) ? new SeeOther(address) : Stale(returnUrl);
    }

    // The question is out of date, but the request that it was about is in the address: it is put anew.
    private static IResult Stale(string? returnUrl) =>
        ConsentPrompt.Again(returnUrl) is { } address ? new SeeOther(address) : ErrorAnswer.Show("StaleRequest", StatusCodes.Status400BadRequest);
}
