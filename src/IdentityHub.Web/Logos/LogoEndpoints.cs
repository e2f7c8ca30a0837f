using IdentityHub.OpenId.Clients;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Logos;

/// <summary>Serves clients' logos from the hub itself.</summary>
internal static class LogoEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/assets/logo", async (HttpContext http, ClientRegistry clients, LogoCache logos, string client, CancellationToken cancellation) =>
    {
        if ((await clients.FindAsync(client, cancellation))?.Definition.Branding?.LogoUri is not { } address || await logos.GetAsync(address) is not { } logo)
            return Results.NotFound();
        // An SVG that somebody opens by itself is a document: without origin, scripts and anything from outside.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Bytes(logo.Bytes, logo.ContentType);
    });

    /// <summary>Where a client's logo is.</summary>
    public static string AddressOf(string clientId) => $"/assets/logo?client={Uri.EscapeDataString(clientId)}";
}
