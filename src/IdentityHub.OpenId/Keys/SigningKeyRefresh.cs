using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.OpenId.Keys;

/// <summary>Loads the keys before the node listens, and looks again every minute.</summary>
internal sealed class SigningKeyRefresh(SigningKeyRing ring, TimeProvider time, ILogger<SigningKeyRefresh> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public Task StartingAsync(CancellationToken cancellationToken) => ring.RefreshAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await ring.RefreshAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    // The keys at hand stay good for days; the next minute tries again.
                    logger.LogError(failure, "Signing keys could not be refreshed.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }
}
