using IdentityHub.Accounts.SigningIn;
using IdentityHub.OpenId;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Security;

/// <summary>
/// Guards what would let a thief of an open session stay for good: the person must have proven who they are within ten minutes, with their second factor if they protect their account with one.
/// Stands behind <see cref="SignedInFilter"/>.
/// </summary>
internal sealed class RecentSignInFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var services = http.RequestServices;
        var level = await services.GetRequiredService<Accounts.SigningIn.StepUp>().DemandedAsync(http.User.AccountId()!.Value, http.RequestAborted);
        if (RecentSignIn.Holds(http.User, level, services.GetRequiredService<TimeProvider>().GetUtcNow()))
            return await next(context);
        // The page is come back to, not the form's sending repeated.
        var returnUrl = HttpMethods.IsGet(http.Request.Method)
            ? services.GetRequiredService<Visit>().Address
            : LocalAddress.OrElse(http.Request.Query["returnUrl"], "/account/security");
        return new SeeOther(SignInEndpoints.AddressFor("/step-up", returnUrl));
    }
}
