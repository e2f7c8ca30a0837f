using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Embedding;

/// <summary>
/// Opens a page of an embedded sign-in to its client: exactly the registered origins may frame it, and a pop-up keeps its opener. Only pages where the person types
/// something can be framed; what one click decides (consent, connecting, the account) can't, for the framing page could lay itself over it.
/// </summary>
internal static class EmbeddedHeaders
{
    private static readonly string[] Framable = ["/sign-in", "/sign-in/passkey", "/sign-in/second", "/sign-in/link", "/forgot-password", "/register"];

    public static void Apply(HttpContext http, IReadOnlyList<string> origins)
    {
        if (origins.Count == 0)
            return;
        var headers = http.Response.Headers;
        headers["Cross-Origin-Opener-Policy"] = "unsafe-none";
        if (!Framable.Contains(http.Request.Path.Value, StringComparer.Ordinal))
            return;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", $"frame-ancestors {string.Join(' ', origins)}", StringComparison.Ordinal);
        headers.Remove("X-Frame-Options");
    }
}
