using IdentityHub.EndToEnd.Npm;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentityHub.EndToEnd.Pages;

/// <summary>A site of static pages with npm's <c>oidc-client-ts</c> as it is published: a single-page application.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private static readonly string Script = Path.Combine(NodeTests.Folder, "node_modules", "oidc-client-ts", "dist", "browser", "oidc-client-ts.min.js");
    private readonly WebApplication app;

    private PageServer(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public static string? Missing => File.Exists(Script) ? null : "Run `npm ci` in tests/npm/openid-client first.";

    public Uri Address { get; }

    public static async Task<PageServer> StartAsync(int port, CancellationToken cancellation)
    {
        // By the hub's own name: another origin, the same site, as an application beside its identity provider usually is.
        var address = new Uri($"http://localhost:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address.ToString());
        var app = builder.Build();
        app.MapGet("/oidc.js", () => Results.File(Script, "text/javascript"));
        foreach (var path in (string[])["/", "/callback"])
            app.MapGet(path, () => Results.Text("<!doctype html><title>Page</title><script src=\"/oidc.js\"></script>", "text/html"));
        app.MapGet("/arrived", () => Results.Text("<!doctype html><title>Arrived</title><h1>Arrived</h1>", "text/html"));
        app.MapGet("/silent", () => Results.Text("<!doctype html><title>Silent</title><script src=\"/oidc.js\"></script><script>new oidc.UserManager({}).signinSilentCallback()</script>", "text/html"));
        await app.StartAsync(cancellation);
        return new PageServer(app, address);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
