using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IdentityHub.Samples;

/// <summary>Answers with a page of the site.</summary>
internal static class Page
{
    /// <summary>Renders a component whose only parameter is its model. Pages differ by person, so nobody keeps them.</summary>
    public static IResult Show<TComponent>(HttpContext http, object model) where TComponent : IComponent
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        var site = http.RequestServices.GetRequiredService<SiteSettings>();
        // The hub's script, and its sign-in in a frame that begins and ends at the site itself.
        var hub = site.Authority.GetLeftPart(UriPartial.Authority);
        var embedding = site.EmbedsSignIn ? $"; script-src 'self' {hub}; frame-src 'self' {hub}" : "";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'{embedding}";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        return new RazorComponentResult<TComponent>(new Dictionary<string, object?> { ["Model"] = model }) { PreventStreamingRendering = true };
    }
}
