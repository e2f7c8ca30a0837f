using IdentityHub.Kernel.Ids;

namespace IdentityHub.Kernel.Jobs;

/// <summary>A job that this node holds for a while.</summary>
/// <param name="Id">The job.</param>
/// <param name="Payload">The handler's input.</param>
/// <param name="Attempt">1 for the first try.</param>
/// <param name="Progress">What an earlier try kept with <see cref="JobOutcome.Continue"/>; empty at first.</param>
public sealed record JobLease(JobId Id, ReadOnlyMemory<byte> Payload, int Attempt, ReadOnlyMemory<byte> Progress);
