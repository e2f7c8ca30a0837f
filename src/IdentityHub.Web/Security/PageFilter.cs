using IdentityHub.OpenId.Embedding;
using IdentityHub.Web.Embedding;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Security;

/// <summary>Gives every page its headers. They are put on when the answer starts: only then is it known which application the page is for.</summary>
internal sealed class PageFilter : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var visit = http.RequestServices.GetRequiredService<Visit>();
        visit.EmbedOrigins = await http.RequestServices.GetRequiredService<EmbeddedVisits>().OriginsAsync(http.Request.Query["returnUrl"], http.RequestAborted);
        http.Response.OnStarting(() =>
        {
            PageHeaders.Apply(http.Response, visit.Brand.Origins, visit.Scripts || visit.Keys, visit.FrameOrigins);
            EmbeddedHeaders.Apply(http, visit.EmbedOrigins);
            return Task.CompletedTask;
        });
        return await next(context);
    }
}
