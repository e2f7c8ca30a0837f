using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Receipts;
using IdentityHub.Grpc;
using IdentityHub.Grpc.Listening;
using IdentityHub.Journeys;
using IdentityHub.Kernel.Nodes;
using IdentityHub.MasterData;
using IdentityHub.MasterData.Resolution;
using IdentityHub.OpenId;
using IdentityHub.Server.Configuration;
using IdentityHub.Server.Health;
using IdentityHub.Server.Listening;
using IdentityHub.Server.Telemetry;
using IdentityHub.Storage;
using IdentityHub.Web;
using IdentityHub.Web.Errors;

namespace IdentityHub.Server;

/// <summary>Composes a node of the hub: the one place that knows every module.</summary>
public static class HubServer
{
    /// <summary>
    /// Builds a node; the caller prepares and runs it. Throws <see cref="ConfigurationRefusedException"/> when the configuration is wrong.
    /// </summary>
    /// <param name="args">Command-line configuration, for example <c>--Hub:Roles=web</c>.</param>
    /// <param name="configure">Overrides of a host that embeds the hub (the demo, tests), applied before the configuration is read.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(HubServer).Assembly.GetName().Name });
        builder.AddHubLogging();
        configure?.Invoke(builder);

        var options = HubConfiguration.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelEndpoints.Listen(kestrel, options));
        builder.AddHubTelemetry(options);
        builder.Services
            .AddSingleton(options)
            .AddSingleton(TimeProvider.System)
            .Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30))
            .Configure<MatchingOptions>(builder.Configuration.GetSection("Hub:Matching"))
            .Configure<JurisdictionOptions>(builder.Configuration.GetSection("Consent"))
            .Configure<ControllerOptions>(builder.Configuration.GetSection("Consent:Controller"))
            .AddHubStorage(builder.Configuration)
            .AddMasterData()
            .AddConsent()
            .AddOpenId(builder.Configuration, options.Issuer)
            .AddAccounts(builder.Configuration)
            .AddJourneys()
            .AddHubGrpc()
            .AddHubWeb()
            .AddHubHealth();

        var app = builder.Build();
        StartCheck.Run(app.Services);
        app.UseTrustedProxies(options);
        app.UseOneHost(options);
        app.UseHubErrorPages();
        app.UseRouting();
        app.UseGrpcListeners();
        app.MapHubHealth();
        if (options.Roles.HasFlag(NodeRoles.Web))
        {
            app.UseHubSignOn();
            app.MapOpenId();
            app.MapHubWeb();
        }

        if (options.Roles.HasFlag(NodeRoles.Grpc))
            app.MapHubGrpc();
        return app;
    }

    /// <summary>Brings the database to this version; safe when several nodes start at once.</summary>
    public static async Task PrepareAsync(WebApplication hub, CancellationToken cancellation = default)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HubDatabase>();
        await database.MigrateAsync(cancellation);
        try
        {
            await database.ConfirmRootKeyAsync(cancellation);
        }
        catch (InvalidOperationException refused)
        {
            throw new ConfigurationRefusedException(refused.Message, refused);
        }
    }

    /// <summary>The one-time address at which the first administrator is made; null when there is one already.</summary>
    public static async Task<Uri?> InviteFirstAdministratorAsync(WebApplication hub, CancellationToken cancellation = default)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var invitation = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().CreateInvitationAsync(cancellation);
        return invitation is null ? null : new Uri(hub.Services.GetRequiredService<HubOptions>().Issuer, invitation);
    }
}
