using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Intake;

/// <summary>One write of a source record: a new version, or its deletion.</summary>
/// <param name="Key">The record.</param>
/// <param name="Upsert">The new version; null deletes.</param>
/// <param name="Actor">Who writes.</param>
/// <param name="Request">The caller's request id, if it gave one.</param>
public sealed record IntakeCommand(SourceKey Key, SourceRecordUpsert? Upsert, Actor Actor, RequestKey? Request)
{
    /// <summary>A new version.</summary>
    public static IntakeCommand Write(SourceRecordUpsert upsert, Actor actor, RequestKey? request = null) => new(upsert.Key, upsert, actor, request);

    /// <summary>A deletion: the record becomes a tombstone and stays with its party.</summary>
    public static IntakeCommand Delete(SourceKey key, Actor actor, RequestKey? request = null) => new(key, null, actor, request);
}
