using IdentityHub.Accounts;
using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Passkeys;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account.Security;

/// <summary>Makes, renames and removes passkeys.</summary>
internal static class PasskeyEndpoints
{
    public static void Map(IEndpointRouteBuilder security)
    {
        security.MapGet("/passkeys/new", (HttpContext http) => Page.Show<NewPasskeyPage>(new NewPasskeyModel(Device(http), new Faults())));
        security.MapPost("/passkeys/options", OptionsAsync);
        security.MapPost("/passkeys/new", AddAsync);
        security.MapGet("/passkeys/{id}", ShowAsync);
        security.MapPost("/passkeys/{id}", RenameAsync);
        security.MapPost("/passkeys/{id}/remove", RemoveAsync);
    }

    private static async Task<IResult> OptionsAsync(HttpContext http, PasskeyCeremony passkeys, Visit visit) =>
        (await FormPost.ReadAsync(http)).Genuine ? ChallengeAnswer.Of(await passkeys.OfferAsync(http, visit.User!)) : Results.BadRequest();

    private static async Task<IResult> AddAsync(HttpContext http, PasskeyCeremony passkeys, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        var name = form["name"] is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, PasskeyRegister.LongestName)] : Device(http);
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if ((await passkeys.AddAsync(http, visit.User!, form["ticket"], form["credential"], name, cancellation)).Refusal is null)
            return new SeeOther("/account/security?done=passkey");
        else
            faults.Add(visit.Wording["Passkey.Refused"]);
        return Page.Show<NewPasskeyPage>(new NewPasskeyModel(name, faults), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ShowAsync(
        string id, PasskeyRegister passkeys, Authenticator authenticator, SignInSteps steps, Visit visit, CancellationToken cancellation)
    {
        var all = await passkeys.ListAsync(visit.User!.AccountId, cancellation);
        return all.FirstOrDefault(passkey => passkey.Id == id) is { } found
            ? Page.Show<PasskeyPage>(new PasskeyModel(found, await MayRemoveAsync(all.Count, authenticator, steps, visit.User, cancellation), new Faults()))
            : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> RenameAsync(string id, HttpContext http, PasskeyRegister passkeys, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine || form["name"].Length == 0)
            return new SeeOther($"/account/security/passkeys/{Uri.EscapeDataString(id)}");
        await passkeys.RenameAsync(visit.User!.AccountId, id, form["name"], cancellation);
        return new SeeOther("/account/security?done=renamed");
    }

    private static async Task<IResult> RemoveAsync(
        string id, HttpContext http, PasskeyRegister passkeys, Authenticator authenticator, SignInSteps steps, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var count = (await passkeys.ListAsync(visit.User!.AccountId, cancellation)).Count;
        if (!form.Genuine || !await MayRemoveAsync(count, authenticator, steps, visit.User, cancellation))
            return new SeeOther($"/account/security/passkeys/{Uri.EscapeDataString(id)}");
        await passkeys.RemoveAsync(visit.User.AccountId, id, cancellation);
        return new SeeOther("/account/security?done=passkey-removed");
    }

    // The last way in stays, and the last second factor of staff.
    private static async Task<bool> MayRemoveAsync(int count, Authenticator authenticator, SignInSteps steps, HubUser user, CancellationToken cancellation)
    {
        if (count > 1)
            return true;
        if (user.PasswordHash is null && !user.EmailConfirmed)
            return false;
        return await authenticator.IsEnrolledAsync(user.AccountId, cancellation) || !await steps.IsStaffAsync(user.AccountId, cancellation);
    }

    private static string Device(HttpContext http) => BrowserDescription.Device(http.Request.Headers.UserAgent.ToString());
}
