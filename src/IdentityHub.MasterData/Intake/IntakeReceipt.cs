using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Intake;

/// <summary>The answer to one write of a source record.</summary>
/// <param name="Key">The record, as the source names it.</param>
/// <param name="Record">The record, as the hub names it.</param>
/// <param name="Party">The party it belongs to after the write.</param>
/// <param name="Decision">What was done.</param>
/// <param name="Rule">The rule that links the record to its party: <c>new</c>, <c>email</c>, <c>phone-name</c>, <c>external-key</c>, <c>contact-point</c>, <c>pin</c>, <c>unchanged</c>.</param>
/// <param name="PartyRevision">The party's revision after the write.</param>
public sealed record IntakeReceipt(SourceKey Key, SourceRecordId Record, GlobalPartyId Party, IntakeDecision Decision, string Rule, long PartyRevision)
{
    /// <summary>A read with this token sees the write.</summary>
    public ConsistencyToken Token => new([(Party, PartyRevision)]);
}
