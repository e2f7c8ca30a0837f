using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Intake;

/// <summary>Collects the concurrent writes of this node into batches that commit together (group commit). One per process.</summary>
public sealed class IntakeQueue
{
    /// <summary>Writes one record in the next batch; completes when that batch is committed. Never to be called within a unit of work.</summary>
    public Task<Outcome<IntakeReceipt>> SubmitAsync(IntakeCommand command, CancellationToken cancellation) => throw new NotSupportedException("On its way.");
}
