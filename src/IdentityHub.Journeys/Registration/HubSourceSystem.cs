using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IdentityHub.Journeys.Registration;

/// <summary>Registers the hub itself as a source system before the node listens: accounts' own records need it.</summary>
internal sealed class HubSourceSystem(IServiceScopeFactory scopes) : IHostedLifecycleService
{
    private const int TrustRank = 100;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var systems = scope.ServiceProvider.GetRequiredService<SourceSystems>();
        if (await systems.FindAsync(SourceSystem.HubCode, cancellationToken) is null)
            await systems.RegisterAsync(new SourceSystem(SourceSystem.HubCode, "Hub accounts", TrustRank), Actor.Hub("journeys"), cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
