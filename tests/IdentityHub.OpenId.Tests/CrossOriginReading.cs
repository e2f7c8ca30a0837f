using System.Net;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Scripts of other origins (CORS), statement 94.</summary>
public sealed class CrossOriginReading(HubFixture fixture) : IClassFixture<HubFixture>, IAsyncLifetime
{
    private const string Origin = "https://spa.example";
    private static readonly string[] Readable =
        ["/connect/token", "/connect/userinfo", "/connect/revoke", "/connect/device", "/connect/par", "/.well-known/openid-configuration", "/.well-known/jwks"];

    private readonly TestHub hub = fixture.Hub;

    public async ValueTask InitializeAsync()
    {
        if (await hub.WithAsync<ClientRegistry, RegisteredClient?>(clients => clients.FindAsync("spa", TestContext.Current.CancellationToken).AsTask()) is null)
        {
            await hub.RegisterClientAsync(new ClientDefinition("spa", "Single page", ClientKind.Public)
            {
                RedirectUris = [new Uri($"{Origin}/cb")],
                Scopes = ["profile"],
                Consent = ClientConsent.Implicit,
                AllowedOrigins = [Origin],
            });
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task S094_a_registered_origin_reads_what_a_browser_application_needs_without_cookies()
    {
        foreach (var path in Readable)
        {
            using var asked = await SendAsync(HttpMethod.Options, path, Origin, preflight: true);
            asked.StatusCode.ShouldBe(HttpStatusCode.NoContent, path);
            Allowed(asked).ShouldBe(Origin, path);
            asked.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
            asked.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldContain("DPoP");
            using var sent = await SendAsync(path.StartsWith("/.well-known", StringComparison.Ordinal) || path.EndsWith("userinfo", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Post, path, Origin);
            Allowed(sent).ShouldBe(Origin, path + " of refusals too, or a script can't tell why");
            sent.Headers.Vary.ShouldContain("Origin");
        }
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://spa.example.evil.example")]
    [InlineData("http://spa.example")]
    [InlineData("https://spa.example:8443")]
    [InlineData("null")]
    public async Task S094_nobody_else_reads_anything(string origin)
    {
        foreach (var path in Readable)
        {
            using var asked = await SendAsync(HttpMethod.Options, path, origin, preflight: true);
            Allowed(asked).ShouldBeNull();
            using var sent = await SendAsync(HttpMethod.Get, path, origin);
            Allowed(sent).ShouldBeNull();
        }
    }

    [Fact]
    public async Task S094_an_origin_counts_from_the_request_after_its_registration_until_that_of_its_removal_on_every_node()
    {
        await using var second = await TestHub.StartAsync(beside: hub);
        const string fresh = "https://fresh.example";
        foreach (var node in (TestHub[])[hub, second])
            Allowed(await SendAsync(HttpMethod.Get, "/.well-known/openid-configuration", fresh, at: node)).ShouldBeNull();
        await hub.RegisterClientAsync(new ClientDefinition("fresh", "Fresh", ClientKind.Public) { RedirectUris = [new Uri($"{fresh}/cb")], Scopes = ["profile"], AllowedOrigins = [fresh] });
        foreach (var node in (TestHub[])[hub, second])
            Allowed(await SendAsync(HttpMethod.Get, "/.well-known/openid-configuration", fresh, at: node)).ShouldBe(fresh);

        await second.WithAsync<ClientRegistry, bool>(async clients => (await clients.RemoveAsync("fresh", Kernel.Actors.Actor.Hub("tests"), TestContext.Current.CancellationToken)).Value);

        foreach (var node in (TestHub[])[hub, second])
            Allowed(await SendAsync(HttpMethod.Get, "/.well-known/openid-configuration", fresh, at: node)).ShouldBeNull();
    }

    [Fact]
    public async Task S094_the_authorization_endpoint_and_the_pages_are_read_by_no_script()
    {
        foreach (var path in (string[])["/connect/authorize", "/connect/logout", "/connect/introspect", "/sign-in", "/account"])
        {
            using var asked = await SendAsync(HttpMethod.Options, path, Origin, preflight: true);
            Allowed(asked).ShouldBeNull(path);
            using var sent = await SendAsync(HttpMethod.Get, path, Origin);
            Allowed(sent).ShouldBeNull(path);
        }
    }

    private static string? Allowed(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string origin, bool preflight = false, TestHub? at = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = (at ?? hub).Issuer };
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Origin", origin);
        if (preflight)
            request.Headers.Add("Access-Control-Request-Method", "POST");
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([new("client_id", "spa")]);
        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
