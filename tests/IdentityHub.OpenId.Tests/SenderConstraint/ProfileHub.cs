using IdentityHub.OpenId.Tests.Hosting;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>One hub with two clients of the FAPI 2.0 profile, for the classes of its tests.</summary>
public sealed class ProfileHub : IAsyncLifetime
{
    public TestHub Hub { get; private set; } = null!;

    public JwtWriter ClientKey { get; } = new(keyId: "one");

    public JwtWriter OtherClientKey { get; } = new("PS256", "two");

    public JwtWriter SenderKey { get; } = new();

    public JwtWriter OtherSenderKey { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Hub = await TestHub.StartAsync();
        await Hub.RegisterClientAsync(ProfileClient.Definition("fapi", ClientKey));
        await Hub.RegisterClientAsync(ProfileClient.Definition("fapi-other", OtherClientKey));
    }

    public ProfileClient Client() => new(Hub, "fapi", ClientKey, SenderKey);

    public ProfileClient Other() => new(Hub, "fapi-other", OtherClientKey, OtherSenderKey);

    public async ValueTask DisposeAsync()
    {
        foreach (var key in (JwtWriter[])[ClientKey, OtherClientKey, SenderKey, OtherSenderKey])
            key.Dispose();
        await Hub.DisposeAsync();
    }
}
