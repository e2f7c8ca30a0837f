using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Storage.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Storage.Jobs;

/// <summary>Does jobs on this node, a few at a time; any number of nodes may.</summary>
internal sealed class JobWorker(
    IServiceScopeFactory scopes, JobDesk desk, IEnumerable<JobRegistration> registrations, HubSignals signals, WorkerTiming timing, TimeProvider time,
    ILogger<JobWorker> logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    private readonly Dictionary<string, JobRegistration> handlers = registrations.ToDictionary(registration => registration.Kind);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hands = new List<Task>();
        var ensured = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            var enqueued = signals.Enqueued.Next;
            try
            {
                if (!ensured)
                    await desk.EnsureAsync(Recurring(), stoppingToken);
                ensured = true;
                if (hands.Count < timing.Hands)
                    hands.AddRange((await desk.TakeAsync([.. handlers.Keys], timing.Hands - hands.Count, stoppingToken)).Select(job => RunAsync(job, stoppingToken)));
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(failure, "The job worker could not take jobs; it tries again.");
            }
            catch (OperationCanceledException)
            {
                break;
            }
            var look = Task.Delay(timing.Look, stoppingToken);
            await (hands.Count < timing.Hands ? Task.WhenAny([look, enqueued, .. hands]) : Task.WhenAny([look, .. hands]));
            hands.RemoveAll(hand => hand.IsCompleted);
        }
        await Task.WhenAll(hands);
    }

    /// <summary>Does one try and writes what it came to; never throws.</summary>
    internal async Task RunAsync(JobRow job, CancellationToken stopping)
    {
        var registration = handlers[job.Kind];
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var heartbeat = BeatAsync(job, lost, ended.Token);
        try
        {
            var outcome = await TryAsync(registration, job, lost.Token);
            await ended.CancelAsync();
            await heartbeat;
            if (stopping.IsCancellationRequested && outcome is null)
                await desk.ReturnAsync(job, CancellationToken.None);
            else if (outcome is not null && !await desk.EndAsync(job, outcome, registration.Every, CancellationToken.None))
                logger.LogWarning("Job {Job} of kind {Kind} was taken over by another worker.", job.JobId, job.Kind);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "What became of job {Job} of kind {Kind} could not be written; it is done again when its lease has run out.", job.JobId, job.Kind);
        }
    }

    private async Task<JobOutcome?> TryAsync(JobRegistration registration, JobRow job, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = (IJobHandler)scope.ServiceProvider.GetRequiredService(registration.Handler);
            return await handler.RunAsync(new JobLease(job.JobId, job.Payload, job.Attempt, job.Progress), cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Job {Job} of kind {Kind} failed at try {Attempt}.", job.JobId, job.Kind, job.Attempt);
            // The exception's message may hold personal data; its type doesn't.
            return new JobOutcome.RetryLater(failure.GetType().Name, Pause(job.Attempt));
        }
    }

    private async Task BeatAsync(JobRow job, CancellationTokenSource lost, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await Task.Delay(timing.Lease / 3, time, ended);
                if (await desk.ProlongAsync(job, ended))
                    continue;
                await lost.CancelAsync();
                return;
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The lease of job {Job} could not be prolonged.", job.JobId);
            await lost.CancelAsync();
        }
    }

    private List<JobRow> Recurring()
    {
        var now = time.UtcNow();
        return [.. handlers.Values.Where(registration => registration.Every is not null).Select(registration => new JobRow
        {
            // Made from the kind, so that all nodes make the same one.
            JobId = new JobId(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(registration.Kind)).AsSpan(0, 16), bigEndian: true)),
            Kind = registration.Kind,
            State = JobState.Waiting,
            DueAt = now,
            CreatedAt = now,
        })];
    }

    /// <summary>1 s, 2 s, 4 s … an hour, jittered by a quarter.</summary>
    private static TimeSpan Pause(int attempt) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(attempt, 20) - 1)) * (0.75 + Random.Shared.NextDouble() / 2));
}
