using IdentityHub.Web.Security;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Web.Errors;

/// <summary>Gives people a page where a program would get a bare status: unknown addresses, refused authorization requests, faults.</summary>
public static class ErrorPages
{
    /// <summary>Put it first in the pipeline. Programs (no <c>text/html</c> in Accept) are left alone.</summary>
    public static IApplicationBuilder UseHubErrorPages(this IApplicationBuilder app) => app.UseWhen(IsBrowser, browser => browser.Use(AnswerAsync));

    private static bool IsBrowser(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        // By this OpenIddict sees that somebody makes pages of its errors.
        http.Features.Set<IStatusCodePagesFeature>(new StatusCodePagesFeature());
        try
        {
            await next(http);
        }
        catch (Exception fault) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)).LogError(fault, "A page failed.");
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        if (http.Response is not { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 })
            return;
        http.Response.ContentLength = null;
        http.Features.Set<IStatusCodePagesFeature>(null);
        PageHeaders.Apply(http.Response, []);
        await PageOf(http).ExecuteAsync(http);
    }

    private static IResult PageOf(HttpContext http)
    {
        var status = http.Response.StatusCode;
        // An authorization request that can't be answered by redirecting (RFC 6749 §4.1.2.1): the code is for whoever runs the application.
        if (http.GetOpenIddictServerResponse()?.Error is { } error)
            return ErrorAnswer.Show("BadRequest", status, error);
        return ErrorAnswer.Show(ErrorAnswer.Kind(status), status);
    }
}
