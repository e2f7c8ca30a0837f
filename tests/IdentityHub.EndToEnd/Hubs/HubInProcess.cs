using IdentityHub.Accounts.Registration;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.EndToEnd.Hubs;

/// <summary>The hub's services on a database, without its ports: to prepare a database before a hub runs on it and to look into it afterwards.</summary>
internal static class HubInProcess
{
    public const string Source = "crm";
    public const int Shoppers = 4;
    public const string ShopperPassword = "Correct-Horse-1815";
    private static readonly Actor Seed = Actor.Hub("test");

    public static string ShopperEmail(int number) => $"shopper{number}@example.com";

    /// <summary>Composes a node that is never started.</summary>
    public static WebApplication Compose(HubSettings settings) => HubServer.Build([], builder => builder.Configuration.AddInMemoryCollection(settings.Values));

    /// <summary>Migrates, and registers one source system, one client with every API scope, some shoppers and two purposes.</summary>
    public static async Task PrepareAsync(HubSettings settings, CancellationToken cancellation)
    {
        await using var hub = Compose(settings);
        await HubServer.PrepareAsync(hub, cancellation);
        await using var scope = hub.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        _ = (await services.GetRequiredService<SourceSystems>().RegisterAsync(
            new SourceSystem(Source, "Customer relationship management", 1) { ContactPointsVerified = true }, Seed, cancellation)).Value;
        _ = (await services.GetRequiredService<ClientRegistry>().ApplyAsync(
            new ClientDefinition(HubSettings.ClientId, "Load", ClientKind.Confidential)
            {
                ChosenSecret = HubSettings.ClientSecret,
                RedirectUris = [new Uri(HubSettings.Redirect)],
                Scopes = [.. HubScopes.Identity, .. HubScopes.Api],
                SignsPeopleIn = true,
                ActsByItself = true,
                SourceSystems = [Source],
                Consent = ClientConsent.Implicit,
            },
            Seed, cancellation)).Value;
        for (var i = 0; i < Shoppers; i++)
        {
            var account = new NewAccount(ShopperEmail(i), ShopperPassword, "Load", $"Shopper{i}") { EmailVerified = true };
            _ = (await services.GetRequiredService<ShopperSeed>().RunAsync(account, Seed, cancellation)).Value;
        }
        var catalog = services.GetRequiredService<ConsentCatalog>();
        _ = (await catalog.UpsertAsync(
            new Purpose(new("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms],
                [new PurposeText("en", 1, "Newsletter", "Send me news by e-mail.")]), Seed, cancellation)).Value;
        _ = (await catalog.UpsertAsync(
            new Purpose(new("order-updates"), "Order updates", PurposeKind.Transactional, LegalBasis.Contract, [Channel.Email, Channel.Sms],
                [new PurposeText("en", 1, "Order updates", "Tell me where my order is.")]), Seed, cancellation)).Value;
    }
}
