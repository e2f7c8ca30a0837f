using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Work;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// Once a day, when an erasure since the last time left a file that was too large to be written anew at once: writes it anew, whenever that erasure was asked for, and notes it on the
/// request. Elsewhere, and after a day without erasures, it has nothing to do.
/// </summary>
internal sealed class SqliteVacuumJob(IPrivacyStore requests, IUnitOfWork unit, IServiceProvider services, HubDbContext db) : IJobHandler
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public static string Kind => "storage.vacuum";

    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        if (db.Provider != DatabaseProvider.Sqlite)
            return new JobOutcome.Completed();
        // What is erased while the file is being written waits for the next time.
        var waiting = await requests.AwaitingRewriteAsync(cancellation);
        if (waiting.Count == 0)
            return new JobOutcome.Completed();
        await services.GetRequiredService<SqliteScrub>().VacuumAsync(cancellation);
        foreach (var id in waiting)
        {
            await unit.ExecuteAsync(
                async (_, token) =>
                {
                    if (await requests.FindAsync(id, token) is { Storage: ScrubExtent.Overwritten } request)
                        await requests.SaveAsync(request with { Storage = ScrubExtent.Rewritten, Revision = request.Revision + 1 }, token);
                    return true;
                },
                cancellation);
        }
        return new JobOutcome.Completed();
    }
}
