using IdentityHub.OpenId.Tests.Hosting;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>One hub for the tests of a class that don't change what others see.</summary>
public sealed class HubFixture : IAsyncLifetime
{
    public TestHub Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Hub = await TestHub.StartAsync();

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
