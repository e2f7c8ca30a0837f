using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IdentityHub.OpenId.Protocol.Pushed;

/// <summary>
/// What a client posts to the protocol's endpoints has at most 64 KiB, else 413 (RFC 9126 §2.3); the pushed-request endpoint takes POST only, else 405.
/// </summary>
internal static class RequestLimits
{
    private const long LongestBody = 64 * 1024;
    private static readonly PathString Protocol = "/connect";
    private static readonly PathString Pushed = "/connect/par";

    public static async Task ApplyAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments(Protocol))
        {
            await next(http);
            return;
        }
        if (http.Request.Path.Equals(Pushed) && !HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = HttpMethods.Post;
            return;
        }
        if (http.Request.ContentLength > LongestBody)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = LongestBody;
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException refusal) when (!http.Response.HasStarted && refusal.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            http.Response.StatusCode = refusal.StatusCode;
        }
    }
}
