using IdentityHub.OpenId.Grants;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.OpenId.Browsers;

/// <summary>
/// Cross-origin reading (Fetch §3.2; OAuth 2.1 §3): scripts of a registered client's origin may call the endpoints that a browser application needs,
/// never with cookies; nobody else may, and nobody the authorization endpoint, where people are redirected and nothing is fetched.
/// </summary>
internal static class CrossOrigin
{
    private static readonly Dictionary<string, string> Methods = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/connect/token"] = "POST",
        ["/connect/userinfo"] = "GET, POST",
        ["/connect/revoke"] = "POST",
        ["/connect/device"] = "POST",
        ["/connect/par"] = "POST",
        ["/.well-known/openid-configuration"] = "GET",
        ["/.well-known/oauth-authorization-server"] = "GET",
        ["/.well-known/jwks"] = "GET",
    };

    public static async Task ApplyAsync(HttpContext http, RequestDelegate next)
    {
        if (!Methods.TryGetValue(http.Request.Path.Value ?? "", out var methods))
        {
            await next(http);
            return;
        }
        var headers = http.Response.Headers;
        headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        var origin = http.Request.Headers.Origin;
        if (origin.Count == 1 && await http.RequestServices.GetRequiredService<OriginDirectory>().HasAsync(
            origin.ToString(), http.RequestServices.GetRequiredService<NoticeGlance>(), http.RequestAborted))
        {
            headers.AccessControlAllowOrigin = origin;
            if (HttpMethods.IsOptions(http.Request.Method) && http.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod))
            {
                headers.AccessControlAllowMethods = methods;
                headers.AccessControlAllowHeaders = "Authorization, Content-Type, DPoP";
                headers.AccessControlMaxAge = "600";
                http.Response.StatusCode = StatusCodes.Status204NoContent;
                return;
            }
            headers.AccessControlExposeHeaders = "DPoP-Nonce, WWW-Authenticate";
        }
        await next(http);
    }
}
