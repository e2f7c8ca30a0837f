using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Jobs;

/// <summary>Where workers take jobs and bring them back; every write checks the fence of the worker's take.</summary>
internal sealed class JobDesk(IServiceScopeFactory scopes, WorkerTiming timing, TimeProvider time)
{
    /// <summary>Takes due jobs; nothing is written when none is due.</summary>
    public Task<IReadOnlyList<JobRow>> TakeAsync(IReadOnlyList<string> kinds, int limit, CancellationToken cancellation) => InWorkAsync(async (db, token) =>
    {
        var now = time.UtcNow();
        return await db.Engine.Jobs.TakeAsync(db, kinds, now, now + timing.Lease, limit, token);
    }, async db => await db.Set<JobRow>().AnyAsync(row => row.State == JobState.Waiting && row.DueAt <= time.UtcNow() && kinds.Contains(row.Kind), cancellation), [], cancellation);

    /// <summary>Prolongs the lease. False when the job is another worker's by now.</summary>
    public Task<bool> ProlongAsync(JobRow job, CancellationToken cancellation) =>
        WriteAsync(job, job.Attempt, JobState.Waiting, time.UtcNow() + timing.Lease, null, null, cancellation);

    /// <summary>Gives the job back untried, when the node stops.</summary>
    public Task<bool> ReturnAsync(JobRow job, CancellationToken cancellation) =>
        WriteAsync(job, job.Attempt - 1, JobState.Waiting, time.UtcNow(), null, null, cancellation);

    /// <summary>Writes what a try came to. False when the job is another worker's by now, whose try counts instead.</summary>
    /// <param name="job">As it was taken.</param>
    /// <param name="outcome">Of the try.</param>
    /// <param name="every">For a recurring job: the time until it comes again.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<bool> EndAsync(JobRow job, JobOutcome outcome, TimeSpan? every, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        return outcome switch
        {
            JobOutcome.Continue(var progress) => WriteAsync(job, 0, JobState.Waiting, now, progress.ToArray(), null, cancellation),
            JobOutcome.RetryLater(var reason, var delay) => WriteAsync(job, job.Attempt, JobState.Waiting, now + delay, null, reason, cancellation),
            // What recurs is never given up: it is tried again at its next time.
            JobOutcome.GiveUp(var reason) when every is { } pause => WriteAsync(job, 0, JobState.Waiting, now + pause, [], reason, cancellation),
            JobOutcome.GiveUp(var reason) => WriteAsync(job, job.Attempt, JobState.GivenUp, now, null, reason, cancellation),
            _ when every is { } pause => WriteAsync(job, 0, JobState.Waiting, now + pause, [], null, cancellation),
            _ => WriteAsync(job, job.Attempt, JobState.Completed, now, null, null, cancellation),
        };
    }

    /// <summary>Makes sure that the recurring jobs are there, once per hub.</summary>
    public Task EnsureAsync(IReadOnlyList<JobRow> recurring, CancellationToken cancellation) => InWorkAsync(async (db, token) =>
    {
        var ids = recurring.Select(job => job.JobId).ToList();
        var there = await db.Set<JobRow>().Where(row => ids.Contains(row.JobId)).Select(row => row.JobId).ToListAsync(token);
        await db.InsertManyAsync(recurring.Where(job => !there.Contains(job.JobId)).ToList(), token);
        return true;
    }, null, true, cancellation);

    private Task<bool> WriteAsync(JobRow job, int attempt, JobState state, DateTimeOffset due, byte[]? progress, string? reason, CancellationToken cancellation) =>
        InWorkAsync(async (db, token) =>
        {
            var kept = progress ?? job.Progress;
            var said = reason is null || reason.Length <= 1000 ? reason : reason[..1000];
            return await db.Set<JobRow>().Where(row => row.Id == job.Id && row.Fence == job.Fence && row.State == JobState.Waiting)
                .ExecuteUpdateAsync(row => row
                    .SetProperty(r => r.Attempt, attempt)
                    .SetProperty(r => r.State, state)
                    .SetProperty(r => r.DueAt, due)
                    .SetProperty(r => r.Progress, kept)
                    .SetProperty(r => r.Reason, said), token) == 1;
        }, null, false, cancellation);

    private async Task<T> InWorkAsync<T>(
        Func<HubDbContext, CancellationToken, Task<T>> command, Func<HubDbContext, Task<bool>>? worthwhile, T otherwise, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        if (worthwhile is not null && !await worthwhile(db))
            return otherwise;
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((_, token) => command(db, token), cancellation);
    }
}
