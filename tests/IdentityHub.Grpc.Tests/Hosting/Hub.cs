using Grpc.Net.Client;
using IdentityHub.Client;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ConsentChannel = IdentityHub.Consent.Purposes.Channel;

[assembly: AssemblyFixture(typeof(Hub))]

namespace IdentityHub.Grpc.Tests.Hosting;

/// <summary>One running hub for all tests of this project: the production composition, on real sockets and a database of its own.</summary>
public sealed class Hub : IAsyncLifetime
{
    /// <summary>Has every scope; bound to crm and shop.</summary>
    public const string Everything = "everything";

    /// <summary>Has every scope; bound to loyalty only.</summary>
    public const string Loyalty = "loyalty-service";

    public const string Secret = "a-secret-of-these-tests-only";

    private static readonly Actor Seed = Actor.Hub("tests");
    private readonly List<IdentityHubClient> clients = [];
    private RunningHub running = null!;

    public Uri WebAddress => running.Web;

    public Uri GrpcAddress => running.Grpc;

    public IServiceProvider Services => running.Services;

    /// <summary>A bare channel: no token, no retries.</summary>
    public GrpcChannel Channel { get; private set; } = null!;

    /// <summary>A client with every scope, bound to crm and shop.</summary>
    public IdentityHubClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        running = await RunningHub.StartAsync(builder => builder.Logging.SetMinimumLevel(LogLevel.Error));
        await SeedAsync(Services);
        Channel = GrpcChannel.ForAddress(GrpcAddress);
        Client = As(Everything);
    }

    /// <summary>A client application with its own tokens, of all its scopes or of some.</summary>
    public IdentityHubClient As(string clientId, params string[] scopes)
    {
        var options = new IdentityHubClientOptions { Address = GrpcAddress, Issuer = WebAddress, ClientId = clientId, ClientSecret = Secret, MaximumAttempts = 1, Deadline = TimeSpan.FromMinutes(2) };
        foreach (var scope in scopes.Length == 0 ? HubScopes.Api : scopes)
            options.Scopes.Add(scope);
        var client = new IdentityHubClient(options);
        clients.Add(client);
        return client;
    }

    /// <summary>Stops the node as an operator would, its database staying.</summary>
    public Task StopAsync() => running.App.StopAsync();

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        Channel.Dispose();
        await running.DisposeAsync();
    }

    /// <summary>Systems, clients and a purpose.</summary>
    internal static async Task SeedAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var systems = scope.ServiceProvider.GetRequiredService<SourceSystems>();
        foreach (var code in (string[])["crm", "shop", "loyalty"])
            Done(await systems.RegisterAsync(new SourceSystem(code, code, 10), Seed, default));

        var registry = scope.ServiceProvider.GetRequiredService<ClientRegistry>();
        Done(await registry.RegisterAsync(Service(Everything, "crm", "shop", "unregistered"), Seed, default));
        Done(await registry.RegisterAsync(Service(Loyalty, "loyalty"), Seed, default));

        var catalog = scope.ServiceProvider.GetRequiredService<ConsentCatalog>();
        Done(await catalog.UpsertAsync(
            new Purpose(new PurposeId("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [ConsentChannel.Email, ConsentChannel.Sms],
                [new PurposeText("en", 1, "Newsletter", "News by e-mail.")]), Seed, default));
    }

    private static ClientDefinition Service(string id, params string[] sources) => new(id, id, ClientKind.Confidential)
    {
        ChosenSecret = Secret,
        ActsByItself = true,
        SignsPeopleIn = false,
        Scopes = HubScopes.Api,
        SourceSystems = sources,
    };

    private static void Done<T>(Outcome<T> outcome) => outcome.Refusal.ShouldBeNull(outcome.Refusal?.Message);
}
