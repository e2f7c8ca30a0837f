using System.Globalization;
using System.Net;
using IdentityHub.Benchmarks.Hub;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>Starts the hub and its peers.</summary>
internal static class Providers
{
    /// <summary>The production host on a database of its own.</summary>
    public static async Task<Provider> HubAsync(string engine, LoadDatabase database, Func<HubSettings, Task>? prepare = null)
    {
        var settings = new HubSettings(engine, database.ConnectionString);
        await HubInProcess.PrepareAsync(settings, CancellationToken.None);
        await RegisterAsync(settings);
        if (prepare is not null)
            await prepare(settings);
        var environment = settings.Values.ToDictionary(pair => pair.Key.Replace(":", "__", StringComparison.Ordinal), pair => pair.Value);
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = await ServerProcess.StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "IdentityHub.Server.dll")], environment, AppContext.BaseDirectory, new Uri(settings.Web, "/health/ready"));
        return new Provider($"hub on {engine}", process, settings.Web, new EndpointPaths("/connect/authorize", "/connect/token", "/connect/userinfo", "/connect/introspect"))
        {
            ServiceFields = "&scope=party.read", SignInAsync = number => SignInAsync(settings.Web, number, HubInProcess.ShopperEmail(number % HubInProcess.Shoppers), HubInProcess.ShopperPassword),
        };
    }

    /// <summary>OpenIddict as it comes, EF Core on SQLite: this program once more, see <see cref="DefaultOpenIddict"/>.</summary>
    public static async Task<Provider> OpenIddictAsync(LoadDatabase database)
    {
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var process = await ServerProcess.StartAsync("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "IdentityHub.Benchmarks.dll"), DefaultOpenIddict.Command, address.ToString(), database.ConnectionString],
            new Dictionary<string, string?> { ["ASPNETCORE_ENVIRONMENT"] = "Production" }, AppContext.BaseDirectory, new Uri(address, "/ready"));
        return new Provider("OpenIddict as it comes", process, address, new EndpointPaths("/connect/authorize", "/connect/token", "/connect/userinfo", "/connect/introspect"))
        {
            SignInAsync = _ => CookiesAsync(address, "/login"),
        };
    }

    /// <summary>npm oidc-provider, memory adapter, ES256; null where it isn't installed (<c>npm ci</c> in tests/npm/oidc-provider).</summary>
    public static async Task<Provider?> NpmAsync()
    {
        var folder = Path.Combine(Root(), "tests", "npm", "oidc-provider");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            return null;
        var address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var process = await ServerProcess.StartAsync("node", ["provider.mjs", address.ToString()],
            new Dictionary<string, string?> { ["NODE_ENV"] = "production" }, folder, new Uri(address, "/.well-known/openid-configuration"));
        return new Provider("npm oidc-provider", process, address, new EndpointPaths("/auth", "/token", "/me", "/token/introspection"))
        {
            ServiceFields = "&resource=urn:load:api", RefreshScope = "openid profile email phone", SignInAsync = _ => CookiesAsync(address, "/auth?" + SignOnScenarios.AuthorizeQuery(new string('c', 43), "openid")),
        };
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IdentityHub.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The benchmarks run from within the repository.");
    }

    private static async Task RegisterAsync(HubSettings settings)
    {
        await using var hub = HubInProcess.Compose(settings);
        await using var scope = hub.Services.CreateAsyncScope();
        var clients = scope.ServiceProvider.GetRequiredService<ClientRegistry>();
        foreach (var (id, access) in ((string, SigningAlgorithm)[])[(Provider.ClientId, SigningAlgorithm.ES256), (Provider.RsaClientId, SigningAlgorithm.RS256)])
        {
            _ = (await clients.ApplyAsync(new ClientDefinition(id, "Load", ClientKind.Confidential)
            {
                ChosenSecret = Provider.Secret, RedirectUris = [new Uri(Provider.Redirect)], Scopes = [.. HubScopes.Identity, .. HubScopes.Api], ActsByItself = true,
                Consent = ClientConsent.Implicit, AccessTokenAlgorithm = access, IdTokenAlgorithm = SigningAlgorithm.ES256,
            }, Actor.Hub("load"), CancellationToken.None)).Value;
        }
    }

    /// <summary>Signs in on the hub's page, in a new browser of a network of its own; returns the cookie header.</summary>
    public static async Task<string> SignInAsync(Uri address, int network, string email, string password)
    {
        using var browser = new FormBrowser(address, IPAddress.Parse(string.Create(CultureInfo.InvariantCulture, $"127.100.{network + 1}.1")));
        var fields = await browser.OpenAsync("/sign-in?returnUrl=%2Faccount");
        (fields["email"], fields["password"]) = (email, password);
        var status = await browser.PostAsync("/sign-in", fields);
        return status is HttpStatusCode.SeeOther or HttpStatusCode.Found ? browser.CookieHeader : throw new InvalidOperationException($"Signing in failed with {status}.");
    }

    /// <summary>Goes to an address and follows redirects until one leads outside; keeps the cookies.</summary>
    private static async Task<string> CookiesAsync(Uri address, string path)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies, UseProxy = false }) { BaseAddress = address };
        for (var next = new Uri(address, path); next.Authority == address.Authority;)
        {
            using var answer = await browser.GetAsync(next);
            if (answer.Headers.Location is not { } location)
                break;
            next = new Uri(next, location);
        }
        return $"Cookie: {cookies.GetCookieHeader(address)}\r\n";
    }
}
