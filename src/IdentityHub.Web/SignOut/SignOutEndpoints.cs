using IdentityHub.OpenId.Prompts;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.SignOut;

/// <summary>Signing out: asked for once, since any site could send a browser here (OpenID Connect RP-Initiated Logout 1.0 §6).</summary>
internal static class SignOutEndpoints
{
    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-out", async (SignOutPrompt prompt, Branding branding, string? returnUrl, CancellationToken cancellation) =>
        {
            await branding.WearAsync(prompt.ClientIdOf(returnUrl), cancellation);
            return Page.Show<SignOutPage>(new SignOutModel(returnUrl ?? ""));
        });
        pages.MapPost("/sign-out", SignOutAsync);
        pages.MapGet("/signed-out", (SignOutPrompt prompt, Visit visit, string? done) =>
        {
            var answer = prompt.ReadSignedOut(done);
            visit.FrameOrigins = answer.Origins;
            return Page.Show<SignedOutPage>(new SignedOutModel(answer.GoOnTo, answer));
        });
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignOutPrompt prompt, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine)
            return Page.Show<SignOutPage>(new SignOutModel(form["returnUrl"]), StatusCodes.Status400BadRequest);
        var address = await prompt.ConfirmAsync(http, form["returnUrl"] is { Length: > 0 } returnUrl ? returnUrl : null, cancellation);
        // Another site isn't redirected to from a form: the content security policy's form-action would have to name it. A page that goes on by itself may.
        return LocalAddress.IsLocal(address) ? new SeeOther(address) : Page.Show<SignedOutPage>(new SignedOutModel(address));
    }
}
