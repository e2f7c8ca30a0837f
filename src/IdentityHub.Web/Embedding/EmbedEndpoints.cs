using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Embedding;

/// <summary>Serves the script by which a site shows the sign-in within its own pages.</summary>
internal static class EmbedEndpoints
{
    private static readonly byte[] Script = Read();

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/embed/identityhub.js", (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return Results.Bytes(Script, "text/javascript; charset=utf-8");
    });

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("embedding/identityhub.js")
            ?? throw new InvalidOperationException("The script isn't in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
