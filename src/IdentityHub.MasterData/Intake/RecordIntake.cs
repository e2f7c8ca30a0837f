using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Intake;

/// <summary>Takes source records in: versions them, resolves them to parties, renews golden profiles and tells the change feed, in one transaction.</summary>
public sealed class RecordIntake
{
    /// <summary>Writes one record. See <see cref="UpsertManyAsync"/>.</summary>
    public async Task<Outcome<IntakeReceipt>> UpsertAsync(SourceRecordUpsert upsert, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        (await UpsertManyAsync([IntakeCommand.Write(upsert, actor, request)], cancellation))[0];

    /// <summary>Deletes one record: it becomes a tombstone that stays with its party. <c>RECORD_NOT_FOUND</c> when the key is unknown.</summary>
    public async Task<Outcome<IntakeReceipt>> DeleteAsync(SourceKey key, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        (await UpsertManyAsync([IntakeCommand.Delete(key, actor, request)], cancellation))[0];

    /// <summary>
    /// Writes records in one transaction, or joins the caller's. Answers in the order of the commands; a refused command
    /// (<c>INVALID_ARGUMENT</c>, <c>SOURCE_SYSTEM_UNKNOWN</c>, <c>REQUEST_ID_REUSED</c>, <c>RECORD_NOT_FOUND</c>) never harms another.
    /// </summary>
    public Task<IReadOnlyList<Outcome<IntakeReceipt>>> UpsertManyAsync(IReadOnlyList<IntakeCommand> commands, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");
}
