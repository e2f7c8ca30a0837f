using System.Reflection;
using System.Security.Cryptography;

namespace IdentityHub.Samples;

/// <summary>The site's style sheet, kept in its assembly.</summary>
internal static class SiteStyle
{
    private static readonly byte[] Sheet = Read();

    /// <summary>Its address; names its content.</summary>
    public static string Address { get; } = $"/site.{Convert.ToHexStringLower(SHA256.HashData(Sheet))[..12]}.css";

    /// <summary>Serves it.</summary>
    public static void MapSiteStyle(this WebApplication app) => app.MapGet(Address, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Sheet, "text/css; charset=utf-8");
    });

    /// <summary>Serves the site's logo, which the hub shows while somebody signs in for it.</summary>
    public static void MapLogo(this WebApplication app, string svg) => app.MapGet("/logo.svg", () => Results.Text(svg, "image/svg+xml"));

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("site.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
