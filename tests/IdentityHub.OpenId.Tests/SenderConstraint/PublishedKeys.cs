using System.Net;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>Statement 44: keys that a client publishes.</summary>
public sealed class PublishedKeys : IAsyncLifetime
{
    private static readonly Dictionary<string, string> ByItself = new() { ["grant_type"] = "client_credentials", ["scope"] = "party.read" };

    private readonly JwtWriter first = new(keyId: "first");
    private readonly JwtWriter second = new("PS256", "second");
    private readonly JwtWriter sender = new();
    private WebApplication site = null!;
    private TestHub hub = null!;
    private Func<IResult> answer = () => Results.NotFound();
    private int fetched;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        site = builder.Build();
        site.MapGet("/jwks", () =>
        {
            Interlocked.Increment(ref fetched);
            return answer();
        });
        site.MapGet("/elsewhere", () => Results.Text(first.KeySet(), "application/json"));
        await site.StartAsync(TestContext.Current.CancellationToken);
        hub = await TestHub.StartAsync();
        await hub.RegisterClientAsync(Definition("publishes", new Uri(site.Urls.Single() + "/jwks")));
    }

    [Fact]
    public async Task S044_keys_are_fetched_kept_and_fetched_again_after_a_rotation()
    {
        answer = () => Results.Text(first.KeySet(), "application/json");
        using var before = new ProfileClient(hub, "publishes", first, sender);
        using var after = new ProfileClient(hub, "publishes", second, sender);
        for (var i = 0; i < 3; i++)
            (await before.PostAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK);
        fetched.ShouldBe(1);

        answer = () => Results.Text(second.KeySet(), "application/json");
        hub.Time.Advance(TimeSpan.FromMinutes(1));
        (await after.PostAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK, "an unknown key id fetches them");
        (await before.PostAsync("/connect/token", ByItself)).Error.ShouldBe("invalid_client", "what isn't published any more is over");
        fetched.ShouldBe(2);
    }

    [Fact]
    public async Task S044_a_flood_of_unknown_key_ids_fetches_once_in_half_a_minute()
    {
        answer = () => Results.Text(first.KeySet(), "application/json");
        using var client = new ProfileClient(hub, "publishes", first, sender);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => client.SendAsync("/connect/token", ByItself, client.Assertion((header, _) => header["kid"] = $"unknown-{i}"))));
        fetched.ShouldBe(1);

        hub.Time.Advance(TimeSpan.FromSeconds(31));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => client.SendAsync("/connect/token", ByItself, client.Assertion((header, _) => header["kid"] = $"unknown-{i}"))));
        fetched.ShouldBe(2);
        (await client.PostAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S044_an_address_that_fails_redirects_or_talks_nonsense_yields_no_key_and_known_keys_stay()
    {
        using var client = new ProfileClient(hub, "publishes", first, sender);
        Func<IResult>[] bad =
        [
            () => Results.Redirect("/elsewhere"), () => Results.StatusCode(500), () => Results.Text("nonsense"), () => Results.Text("[]"), () => Results.Text("""{"keys":{}}"""),
            () => Results.Text("""{"keys":[1,null,"a",{}]}"""), () => Results.Text(new string(' ', 100_000)), () => Results.Text(first.PublicKey(withPrivate: true).ToJsonString()),
        ];
        foreach (var wrong in bad)
        {
            answer = wrong;
            hub.Time.Advance(TimeSpan.FromMinutes(1));
            (await client.PostAsync("/connect/token", ByItself)).Error.ShouldBe("invalid_client");
        }
        answer = () => Results.Text(first.KeySet());
        hub.Time.Advance(TimeSpan.FromMinutes(1));
        (await client.PostAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK);
        answer = () => Results.StatusCode(500);
        hub.Time.Advance(TimeSpan.FromHours(1));
        (await client.PostAsync("/connect/token", ByItself)).Status.ShouldBe(HttpStatusCode.OK, "the site is down, the keys were good an hour ago");
    }

    [Fact]
    public async Task S044_a_private_address_is_not_called()
    {
        var port = new Uri(site.Urls.Single()).Port;
        answer = () => Results.Text(first.KeySet());
        await hub.RegisterClientAsync(Definition("inside", new Uri($"http://localhost:{port}/jwks")));
        using var client = new ProfileClient(hub, "inside", first, sender);

        (await client.PostAsync("/connect/token", ByItself)).Error.ShouldBe("invalid_client");
        fetched.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await site.StopAsync();
        await site.DisposeAsync();
        foreach (var key in (JwtWriter[])[first, second, sender])
            key.Dispose();
    }

    private ClientDefinition Definition(string clientId, Uri address) => ProfileClient.Definition(clientId, first) with { Jwks = null, JwksUri = address, RequireDpop = false };
}
