using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Storage.Privacy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Sqlite;

/// <summary>Once a day, when somebody was erased of late, writes a file anew that is too large to be written at every erasure. Elsewhere it has nothing to do.</summary>
internal sealed class SqliteVacuumJob(HubDbContext db, IServiceProvider services, TimeProvider time) : IJobHandler
{
    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(1);

    public static string Kind => "storage.vacuum";

    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - 2 * Every;
        if (db.Provider == DatabaseProvider.Sqlite
            && await db.Set<PrivacyRequestRow>().AnyAsync(row => row.Kind == (int)PrivacyRequestKind.Erasure && row.State == (int)PrivacyRequestState.Completed && row.ExecuteAfter >= since, cancellation))
            await services.GetRequiredService<SqliteScrub>().VacuumAsync(cancellation);
        return new JobOutcome.Completed();
    }
}
