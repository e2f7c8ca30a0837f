using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Security;

/// <summary>Headers of every page: nothing is cached, framed, sniffed or referred, and no script runs but ours where a page needs it.</summary>
internal static class PageHeaders
{
    /// <summary>Puts them on an answer.</summary>
    /// <param name="response">The answer, not yet begun.</param>
    /// <param name="formTargets">
    /// Origins besides our own that a form may end at. Chromium applies <c>form-action</c> to the redirects after a form's POST too, so a page whose form
    /// leads back to an application has to name that application's registered origins.
    /// </param>
    /// <param name="scripts">True for a page with passkeys, whose script is a file of ours.</param>
    /// <param name="frames">Origins that the page shows in frames.</param>
    public static void Apply(HttpResponse response, IEnumerable<string> formTargets, bool scripts = false, IReadOnlyCollection<string>? frames = null)
    {
        var ours = scripts ? "script-src 'self'; connect-src 'self'; " : "";
        var headers = response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; {ours}style-src 'self'; img-src 'self' data:; form-action {string.Join(' ', formTargets.Prepend("'self'"))}; frame-ancestors 'none'; base-uri 'none'"
            + (frames is { Count: > 0 } ? $"; frame-src {string.Join(' ', frames)}" : "");
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers.CacheControl = "no-store";
    }
}
