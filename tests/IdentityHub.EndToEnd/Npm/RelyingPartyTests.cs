using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Npm;

/// <summary>npm's certified relying parties, which nobody here wrote, sign in unmodified: <c>tests/npm/openid-client</c>.</summary>
[Collection(DemoCollection.Name)]
public sealed class RelyingPartyTests(DemoFixture demo)
{
    [Fact]
    public Task Openid_client_code_PAR_refresh_introspection_revocation_silent_request_and_sign_out() =>
        NodeTests.RunAsync("openid-client.test.js", "openid-client", demo.Options.Hub);

    [Fact]
    public Task Oauth4webapi_discovery_code_PAR_refresh_introspection_revocation_and_silent_request() =>
        NodeTests.RunAsync("oauth4webapi.test.js", "oauth4webapi", demo.Options.Hub);

    [Fact]
    public async Task Both_bind_tokens_by_DPoP_and_sign_devices_in()
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        _ = (await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ApplyAsync(
            new ClientDefinition("npm-native", "A phone and a television", ClientKind.Public)
            {
                RedirectUris = [new("http://127.0.0.1:9999/cb")],
                Scopes = ["openid", "email", "offline_access"],
                FurtherGrantTypes = [ClientGrants.DeviceCode],
                Consent = ClientConsent.Implicit,
            },
            Actor.Hub("test"), TestContext.Current.CancellationToken)).Value;

        await NodeTests.RunAsync("dpop-and-devices.test.js", "oauth4webapi", demo.Options.Hub);
    }
}
