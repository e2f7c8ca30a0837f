using IdentityHub.OpenId.Grants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.OpenId.Keys;

/// <summary>Loads the keys before the node listens, and looks again every minute and as soon as a notice says that they changed.</summary>
internal sealed class SigningKeyRefresh(SigningKeyRing ring, NoticeBoard notices, TimeProvider time, ILogger<SigningKeyRefresh> logger) : BackgroundService, IHostedLifecycleService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public Task StartingAsync(CancellationToken cancellationToken) => ring.RefreshAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        void Listen(Notice notice)
        {
            if (notice.Kind is NoticeKind.KeysChanged or NoticeKind.KeyRevoked)
                changed.Release();
        }

        notices.Noticed += Listen;
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            var notice = changed.WaitAsync(stoppingToken);
            while (true)
            {
                var came = await Task.WhenAny(tick, notice);
                await came;
                if (came == tick)
                    tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
                else
                    notice = changed.WaitAsync(stoppingToken);
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
        finally
        {
            notices.Noticed -= Listen;
        }
    }
}
