using IdentityHub.Accounts.Administration;
using IdentityHub.OpenId;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Security;

/// <summary>Lets a page be seen by the person it belongs to; anybody else signs in first and comes back.</summary>
internal sealed class SignedInFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var visit = http.RequestServices.GetRequiredService<Visit>();
        var user = http.User.AccountId() is { } account
            ? await http.RequestServices.GetRequiredService<AccountDirectory>().FindAsync(account, http.RequestAborted)
            : null;
        if (user is { ClosedAt: null })
        {
            visit.User = user;
            return await next(context);
        }
        // A form that was sent by nobody is not replayed; where it would have led, the person is led after signing in.
        var returnUrl = HttpMethods.IsGet(http.Request.Method) ? visit.Address : LocalAddress.OrElse(http.Request.Query["returnUrl"], "/account");
        return new SeeOther($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
    }
}
