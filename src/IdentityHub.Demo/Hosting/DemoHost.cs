using IdentityHub.Demo.Seeding;
using IdentityHub.Samples.Community;
using IdentityHub.Samples.Storefront;
using IdentityHub.Server;
using IdentityHub.Storage;

namespace IdentityHub.Demo.Hosting;

/// <summary>The hub, the shop and the forum in one process.</summary>
public sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication[] apps;

    private DemoHost(DemoOptions options, WebApplication hub, WebApplication[] apps) => (Options, Hub, this.apps) = (options, hub, apps);

    /// <summary>Where it listens.</summary>
    public DemoOptions Options { get; }

    /// <summary>The hub.</summary>
    public WebApplication Hub { get; }

    /// <summary>Starts all three; seeds at the first start. Throws <see cref="DemoRefusedException"/> with a sentence when it can't.</summary>
    public static async Task<DemoHost> StartAsync(DemoOptions options, ISeedProgress progress, CancellationToken cancellation)
    {
        options.RefuseBeyondLoopback();
        Ports.RefuseTaken(options);
        var folder = new DemoFolder(options.Folder);

        var hub = HubServer.Build([], builder => Configure(builder, options, folder));
        var started = new List<WebApplication> { hub };
        try
        {
            await using (var scope = hub.Services.CreateAsyncScope())
                folder.Open(scope.ServiceProvider.GetRequiredService<HubDatabase>().Form);
            await HubServer.PrepareAsync(hub, cancellation);
            await hub.StartAsync(cancellation);
            await DemoSeed.ApplyAsync(hub.Services, options, folder, progress, cancellation);

            var storefront = StorefrontApp.Build(SampleArguments(options, folder, "storefront", options.Storefront));
            started.Add(storefront);
            await storefront.StartAsync(cancellation);
            var community = CommunityApp.Build(SampleArguments(options, folder, "community", options.Community));
            started.Add(community);
            await community.StartAsync(cancellation);
            return new DemoHost(options, hub, [.. started]);
        }
        catch
        {
            await StopAsync(started);
            throw;
        }
    }

    /// <summary>Returns when Ctrl+C is pressed or the process is asked to end.</summary>
    public Task WaitForShutdownAsync() => Hub.WaitForShutdownAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(apps);

    private static async Task StopAsync(IReadOnlyList<WebApplication> apps)
    {
        // The samples first: what they still ask the hub is answered.
        foreach (var app in apps.Reverse())
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private static void Configure(WebApplicationBuilder builder, DemoOptions options, DemoFolder folder) =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Sqlite",
            ["Database:ConnectionString"] = folder.ConnectionString,
            ["Hub:RootKey"] = folder.RootKey(),
            ["Hub:Issuer"] = options.Hub.ToString(),
            ["Hub:Listen:Web"] = options.Hub.ToString(),
            ["Hub:Listen:Grpc"] = options.Grpc.ToString(),
            // Back-channel logout reaches the samples, which live on this machine.
            ["Hub:Outbound:AllowedHosts:0"] = "localhost",
            ["Hub:Outbound:AllowedHosts:1"] = "127.0.0.1",
            ["Hub:Demo:Outbox"] = "true",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Error",
        });

    private static string[] SampleArguments(DemoOptions options, DemoFolder folder, string name, Uri address) =>
    [
        $"--urls={address.GetLeftPart(UriPartial.Authority)}",
        $"--Hub:Authority={options.Hub}",
        $"--Hub:Grpc={options.Grpc}",
        $"--Hub:ClientSecret={DemoClients.SecretOf(name)}",
        $"--Data:Folder={folder.For(name)}",
        $"--Links:Community={options.Community}",
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.AspNetCore=Error",
        // The handler calls it an error when nobody is signed in (prompt=none), which is what the forum asks to find out.
        "--Logging:LogLevel:Microsoft.AspNetCore.Authentication=Critical",
    ];
}
