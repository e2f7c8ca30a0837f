using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>Removes used proofs that expired, in small batches that hold nothing up.</summary>
public sealed class ForgetUsedProofsJob(IUsedProofStore proofs, TimeProvider time) : IJobHandler
{
    private const int Batch = 500;

    /// <summary>How often it runs.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public static string Kind => "openid.proofs.forget";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        while (await proofs.ForgetAsync(time.UtcNow(), Batch, cancellation) >= Batch)
        {
        }
        return new JobOutcome.Completed();
    }
}
