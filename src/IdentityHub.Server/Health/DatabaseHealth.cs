using IdentityHub.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IdentityHub.Server.Health;

/// <summary>Ready when the database answers and has this version's schema.</summary>
internal sealed class DatabaseHealth(HubDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await database.IsCurrentAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database lacks migrations of this version.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database doesn't answer.", exception);
        }
    }
}
