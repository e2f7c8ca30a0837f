using IdentityHub.Server.Configuration;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace IdentityHub.Server.Telemetry;

/// <summary>Traces, metrics and logs. Nothing leaves the node unless <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
internal static class TelemetryComposition
{
    /// <summary>One JSON object per line for machines; plain lines in development. Before the embedding host adds what it wants beside.</summary>
    public static void AddHubLogging(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment())
            return;
        builder.Logging.ClearProviders().AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.ffffffZ";
        });
    }

    public static void AddHubTelemetry(this WebApplicationBuilder builder, HubOptions options)
    {
        // Statements carry values; requests carry hints and codes, and OpenIddict repeats them: none of it belongs into a log. A failed statement
        // is an exception, which whoever ran it logs or expects.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Critical);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is null)
            return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("identityhub", serviceVersion: typeof(TelemetryComposition).Assembly.GetName().Version?.ToString())
                .AddAttributes([new("identityhub.roles", options.Roles.ToString())]))
            .WithTracing(tracing => tracing
                .AddSource("IdentityHub.*")
                // Paths only: queries of the authorization endpoint carry hints, codes and states.
                .AddAspNetCoreInstrumentation(http => http.EnrichWithHttpRequest = (activity, _) => activity.SetTag("url.query", null))
                .AddHttpClientInstrumentation()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter("IdentityHub.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Grpc.AspNetCore.Server")
                .AddRuntimeInstrumentation()
                .AddOtlpExporter());
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeFormattedMessage = true);
    }
}
