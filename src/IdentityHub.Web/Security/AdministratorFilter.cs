using IdentityHub.OpenId;
using IdentityHub.Web.Errors;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Security;

/// <summary>Lets administrators pass; stands behind <see cref="StaffFilter"/>.</summary>
internal sealed class AdministratorFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.User.HasClaim(HubPrincipal.RoleClaim, HubRoles.Administrator)
            ? await next(context)
            : ErrorAnswer.Show("NotAllowed", StatusCodes.Status403Forbidden);
}
