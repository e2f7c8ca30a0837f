using IdentityHub.Client;
using IdentityHub.OpenId;
using IdentityHub.Testing;

namespace IdentityHub.EndToEnd.Hubs;

/// <summary>Configuration of a hub of a test's own: its database, and ports that were free a moment ago.</summary>
internal sealed class HubSettings
{
    public const string ClientId = "load";
    public const string ClientSecret = "load-secret-of-a-test";
    public const string Redirect = "http://127.0.0.1:9/callback";
    private const string RootKey = "dGVzdHMtb25seS1yb290LWtleS1vZi0zMi1ieXRlcyE=";

    private readonly Dictionary<string, string?> values;

    public HubSettings(string provider, string connectionString)
    {
        Web = new Uri($"http://127.0.0.1:{Ports.Free()}");
        Grpc = new Uri($"http://127.0.0.1:{Ports.Free()}");
        values = new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["Database:ConnectionString"] = connectionString,
            ["Hub:RootKey"] = RootKey,
            ["Hub:Issuer"] = Web.ToString(),
            ["Hub:Listen:Web"] = Web.ToString().TrimEnd('/'),
            ["Hub:Listen:Grpc"] = Grpc.ToString().TrimEnd('/'),
            ["Logging:LogLevel:Default"] = "Warning",
        };
    }

    public Uri Web { get; }

    public Uri Grpc { get; }

    /// <summary>As configuration keys.</summary>
    public IReadOnlyDictionary<string, string?> Values => values;

    public HubSettings With(string key, string value)
    {
        values[key] = value;
        return this;
    }

    /// <summary>A client with every scope of the API.</summary>
    public IdentityHubClient Connect(TimeSpan? deadline = null, int attempts = 4)
    {
        var options = new IdentityHubClientOptions
        {
            Address = Grpc, Issuer = Web, ClientId = ClientId, ClientSecret = ClientSecret, Deadline = deadline ?? TimeSpan.FromSeconds(20), MaximumAttempts = attempts,
        };
        foreach (var scope in HubScopes.Api)
            options.Scopes.Add(scope);
        return new IdentityHubClient(options);
    }
}
