using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account.Security;

/// <summary>Sets the authenticator app up or removes it, and renews recovery codes.</summary>
internal static class AuthenticatorEndpoints
{
    public static void Map(IEndpointRouteBuilder security)
    {
        security.MapGet("/authenticator", ShowAsync);
        security.MapPost("/authenticator", EnrolAsync);
        security.MapPost("/authenticator/remove", RemoveAsync);
        security.MapGet("/recovery-codes", () => Page.Show<RecoveryCodesPage>(new RecoveryCodesModel([], "/account/security")));
        security.MapPost("/recovery-codes", RenewAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, Authenticator authenticator, PasskeyRegister passkeys, SignInSteps steps, Visit visit, CancellationToken cancellation)
    {
        var user = visit.User!;
        return await authenticator.IsEnrolledAsync(user.AccountId, cancellation)
            ? Page.Show<AuthenticatorPage>(new AuthenticatorModel(null, await MayRemoveAsync(passkeys, steps, visit, cancellation), new Faults()))
            : Page.Show<AuthenticatorPage>(new AuthenticatorModel(authenticator.Offer(http, user), false, new Faults()));
    }

    private static async Task<IResult> EnrolAsync(HttpContext http, Authenticator authenticator, Accounts.SigningIn.StepUp stepUp, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var user = visit.User!;
        var faults = new Faults();
        if (!form.Genuine)
        {
            faults.Add(visit.Wording["Form.Stale"]);
        }
        else if ((await authenticator.EnrolAsync(http, user, form["ticket"], form["code"], cancellation)).Succeeded(out var codes, out var refusal))
        {
            await stepUp.AfterEnrolmentAsync(http, user, [SignInMethods.OneTimeCode], cancellation);
            return Page.Show<RecoveryCodesPage>(new RecoveryCodesModel(codes, "/account/security?done=authenticator"));
        }
        else
        {
            faults.Add("code", visit.Wording[refusal.Reason == "CODE_WRONG" ? "Authenticator.Wrong" : "Authenticator.Stale"]);
        }
        var offer = authenticator.Reopen(http, user, form["ticket"]) ?? authenticator.Offer(http, user);
        return Page.Show<AuthenticatorPage>(new AuthenticatorModel(offer, false, faults), StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> RemoveAsync(
        HttpContext http, Authenticator authenticator, PasskeyRegister passkeys, SignInSteps steps, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine || !await MayRemoveAsync(passkeys, steps, visit, cancellation))
            return new SeeOther("/account/security/authenticator");
        await authenticator.RemoveAsync(visit.User!.AccountId, cancellation);
        return new SeeOther("/account/security?done=authenticator-removed");
    }

    private static async Task<IResult> RenewAsync(HttpContext http, Authenticator authenticator, RecoveryCodes recovery, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var account = visit.User!.AccountId;
        if (!form.Genuine || !await authenticator.IsEnrolledAsync(account, cancellation))
            return new SeeOther("/account/security/recovery-codes");
        return Page.Show<RecoveryCodesPage>(new RecoveryCodesModel(await recovery.RenewAsync(account, cancellation), "/account/security"));
    }

    private static async Task<bool> MayRemoveAsync(PasskeyRegister passkeys, SignInSteps steps, Visit visit, CancellationToken cancellation) =>
        !await steps.IsStaffAsync(visit.User!.AccountId, cancellation) || (await passkeys.ListAsync(visit.User.AccountId, cancellation)).Count > 0;
}
