using IdentityHub.EndToEnd.Browsing;

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
}
