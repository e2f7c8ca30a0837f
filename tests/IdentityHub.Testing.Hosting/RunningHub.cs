using IdentityHub.Server;
using IdentityHub.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Testing.Hosting;

/// <summary>A node of the hub as production composes it, on real sockets of loopback and a database of its own.</summary>
public sealed class RunningHub : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly bool ownsDatabase;

    private RunningHub(TestDatabase database, bool ownsDatabase, WebApplication app, Uri web, Uri grpc) =>
        (this.database, this.ownsDatabase, App, Web, Grpc) = (database, ownsDatabase, app, web, grpc);

    /// <summary>The running application.</summary>
    public WebApplication App { get; }

    /// <summary>Address of pages and OAuth endpoints; the issuer.</summary>
    public Uri Web { get; }

    /// <summary>Address of the gRPC API.</summary>
    public Uri Grpc { get; }

    /// <summary>The node's services.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>Starts a node on a fresh SQLite database, or on the database of another node.</summary>
    /// <param name="configure">Changes to the composition, before the configuration is read.</param>
    /// <param name="database">A database to share; the caller disposes it.</param>
    /// <param name="settings">Configuration beside addresses, database and root key.</param>
    public static async Task<RunningHub> StartAsync(
        Action<WebApplicationBuilder>? configure = null, TestDatabase? database = null, params (string Key, string? Value)[] settings)
    {
        var own = database is null;
        database ??= await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var web = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var grpc = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var app = HubServer.Build([], builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Configuration.AddInMemoryCollection(database.Settings).AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Hub:Listen:Web"] = web.GetLeftPart(UriPartial.Authority),
                ["Hub:Listen:Grpc"] = grpc.GetLeftPart(UriPartial.Authority),
                ["Hub:Outbound:AllowedHosts:0"] = "127.0.0.1",
                ["Hub:Outbound:AllowedHosts:1"] = "localhost",
            }).AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
            configure?.Invoke(builder);
        });
        await HubServer.PrepareAsync(app);
        await app.StartAsync();
        return new RunningHub(database, own, app, web, grpc);
    }

    /// <summary>Runs something in a scope of its own, as a request would.</summary>
    public async Task<T> ScopedAsync<TService, T>(Func<TService, Task<T>> action) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>What whoever steals its database has.</summary>
    public Task<DatabaseDump> DumpAsync(CancellationToken cancellation) => DatabaseDump.ReadAsync(database, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (ownsDatabase)
            await database.DisposeAsync();
    }
}
