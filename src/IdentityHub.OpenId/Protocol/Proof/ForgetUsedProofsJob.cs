using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>Removes used proofs that expired, in small batches that hold nothing up.</summary>
public sealed class ForgetUsedProofsJob(IUsedProofStore proofs, IUnitOfWork unit, TimeProvider time) : IJobHandler
{
    private const int Batch = 500;

    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public static string Kind => "openid.proofs.forget";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        while (await unit.ExecuteAsync((_, token) => proofs.ForgetAsync(time.UtcNow(), Batch, token), cancellation) >= Batch)
        {
        }
        return new JobOutcome.Completed();
    }
}
