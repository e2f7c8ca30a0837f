using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Security;

/// <summary>Headers of every page: nothing is cached, framed, sniffed or referred, and no script runs.</summary>
internal static class PageHeaders
{
    /// <summary>Puts them on an answer.</summary>
    /// <param name="response">The answer, not yet begun.</param>
    /// <param name="formTargets">
    /// Origins besides our own that a form may end at. Chromium applies <c>form-action</c> to the redirects after a form's POST too, so a page whose form
    /// leads back to an application has to name that application's registered origins.
    /// </param>
    public static void Apply(HttpResponse response, IEnumerable<string> formTargets)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action {string.Join(' ', formTargets.Prepend("'self'"))}; frame-ancestors 'none'; base-uri 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
    }
}
