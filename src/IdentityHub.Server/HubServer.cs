using IdentityHub.Accounts;
using IdentityHub.Consent;
using IdentityHub.Grpc;
using IdentityHub.Journeys;
using IdentityHub.MasterData;
using IdentityHub.OpenId;
using IdentityHub.Server.Configuration;
using IdentityHub.Server.Listening;
using IdentityHub.Server.Telemetry;
using IdentityHub.Web;

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
        configure?.Invoke(builder);

        var options = HubConfiguration.Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.WebHost.ConfigureKestrel(kestrel => KestrelEndpoints.Listen(kestrel, options));
        builder.AddHubTelemetry(options);

        builder.Services
            .AddMasterData()
            .AddConsent()
            .AddOpenId(builder.Configuration, options.Issuer)
            .AddAccounts(builder.Configuration)
            .AddJourneys()
            .AddHubGrpc()
            .AddHubWeb();

        return builder.Build();
    }
}
