using IdentityHub.Accounts;
using IdentityHub.OpenId;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Security;

/// <summary>
/// Lets staff pass who signed in with two factors; stands behind <see cref="SignedInFilter"/> and before a filter of the role. Signing in demands both already; this
/// holds also for who was given a role in the middle of a session.
/// </summary>
internal sealed class StaffFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        if (!http.User.FindAll(HubPrincipal.RoleClaim).Any(role => HubRoles.All.Contains(role.Value)))
            return ErrorAnswer.Show("NotAllowed", StatusCodes.Status403Forbidden);
        if (http.User.AuthenticationLevel() == AuthenticationLevel.Two || !services.GetRequiredService<AccountOptions>().StaffSecondFactor)
            return await next(context);
        if (await services.GetRequiredService<IAuthenticationReach>().HighestAsync(http.User.AccountId()!.Value, http.RequestAborted) < AuthenticationLevel.Two)
            return new SeeOther("/account/security?done=needed");
        var visit = services.GetRequiredService<Visit>();
        return new SeeOther(SignInEndpoints.AddressFor("/step-up", HttpMethods.IsGet(http.Request.Method) ? visit.Address : "/account"));
    }
}
