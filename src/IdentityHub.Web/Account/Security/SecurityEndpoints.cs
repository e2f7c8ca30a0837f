using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account.Security;

/// <summary>How the person signs in: an overview, and its changes behind a recent proof.</summary>
internal static class SecurityEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/security", ShowAsync);
        account.MapPost("/security/devices/forget", ForgetDeviceAsync);
        var sensitive = account.MapGroup("/security").AddEndpointFilter<RecentSignInFilter>();
        PasswordEndpoints.Map(sensitive);
        PasskeyEndpoints.Map(sensitive);
        AuthenticatorEndpoints.Map(sensitive);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, PasskeyRegister passkeys, Authenticator authenticator, RecoveryCodes recovery, RememberedDevices devices, Visit visit, CancellationToken cancellation)
    {
        var user = visit.User!;
        var account = user.AccountId;
        var done = http.Request.Query["done"].ToString();
        return Page.Show<SecurityPage>(new SecurityModel(user.PasswordHash is not null, await passkeys.ListAsync(account, cancellation),
            await authenticator.IsEnrolledAsync(account, cancellation), await recovery.LeftAsync(account, cancellation), await devices.ListAsync(account, cancellation),
            visit.Wording.Find($"Security.Done.{done}"), done == "needed" ? visit.Wording["Security.Needed"] : null));
    }

    private static async Task<IResult> ForgetDeviceAsync(HttpContext http, RememberedDevices devices, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        if (!form.Genuine || !Guid.TryParse(form["device"], out var device))
            return new SeeOther("/account/security");
        await devices.ForgetAsync(visit.User!.AccountId, device, cancellation);
        return new SeeOther("/account/security?done=device");
    }
}
