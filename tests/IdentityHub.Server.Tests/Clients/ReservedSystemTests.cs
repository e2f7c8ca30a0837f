using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing.Hosting;

namespace IdentityHub.Server.Tests.Clients;

public sealed class ReservedSystemTests
{
    [Theory]
    [InlineData("hub")]
    [InlineData("hub-consent")]
    public async Task No_client_may_be_bound_to_the_hubs_own_systems(string system)
    {
        await using var hub = await RunningHub.StartAsync();

        var registered = await hub.ScopedAsync((ClientRegistry clients) => clients.RegisterAsync(
            new ClientDefinition("mallory", "Mallory", ClientKind.Confidential) { SignsPeopleIn = false, ActsByItself = true, SourceSystems = [system] },
            Actor.Hub("test"), TestContext.Current.CancellationToken));

        registered.Refusal.ShouldNotBeNull().Violations.ShouldContain(violation => violation.Field == "source_systems");
    }
}
