using IdentityHub.OpenId;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Workbench;

/// <summary>Lets stewards pass; stands behind <see cref="StaffFilter"/>. The workbench has a script for its keys.</summary>
internal sealed class StewardFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var visit = context.HttpContext.RequestServices.GetRequiredService<Visit>();
        if (!visit.Stewards)
            return ErrorAnswer.Show("NotAllowed", StatusCodes.Status403Forbidden);
        visit.Keys = true;
        return await next(context);
    }
}
