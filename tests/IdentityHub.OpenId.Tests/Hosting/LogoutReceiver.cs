using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>Relying parties that take logout tokens, by the last part of the address.</summary>
public sealed class LogoutReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string> received = new();
    private readonly ConcurrentDictionary<string, bool> failing = new();
    private readonly SemaphoreSlim arrived = new(0);

    private LogoutReceiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public static async Task<LogoutReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new LogoutReceiver(app);
        app.MapPost("/{site}", async (string site, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (receiver.failing.TryRemove(site, out _))
                return Results.StatusCode(503);
            receiver.received[site] = form["logout_token"].ToString();
            receiver.arrived.Release();
            return Results.Ok();
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public void FailFirst(string site) => failing[site] = true;

    public async Task<IReadOnlyDictionary<string, string>> WaitForAsync(params string[] sites)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(120));
        while (!sites.All(received.ContainsKey))
            await arrived.WaitAsync(limit.Token);
        return received;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        arrived.Dispose();
    }
}
