using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Browsers;

/// <summary>Headers of every answer: nobody frames a page (RFC 9700 §4.16), no address with a code leaks as a referrer (§4.2), nothing is sniffed.</summary>
internal static class SecurityHeaders
{
    /// <summary>Of answers that are no page, which nothing may run in or frame; pages bring a policy of their own.</summary>
    private const string NoPage = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = NoPage;
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        if (http.Request.Path.StartsWithSegments("/connect"))
            headers.CacheControl = "no-store";
        return next(http);
    }
}
