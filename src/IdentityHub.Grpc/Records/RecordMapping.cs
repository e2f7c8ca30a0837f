using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Protos.Record.V1;
using IntakeDecision = IdentityHub.MasterData.Intake.IntakeDecision;
using IntakeReceipt = IdentityHub.MasterData.Intake.IntakeReceipt;
using WireDecision = IdentityHub.Protos.Record.V1.IntakeDecision;
using WireKind = IdentityHub.Protos.Common.V1.PartyKind;
using WireReceipt = IdentityHub.Protos.Record.V1.IntakeReceipt;

namespace IdentityHub.Grpc.Records;

/// <summary>Source records and receipts between the contract and master data.</summary>
internal static class RecordMapping
{
    public static SourceRecordUpsert FromWire(SourceRecord? record)
    {
        if (record is null)
            throw Refusal.Invalid("record", "is required").ToException();
        return new SourceRecordUpsert(
            Require.Key(record.Key, "record.key"),
            AttributesMapping.FromWire(record.Attributes, "record.attributes"),
            Require.Time(record.SourceTime, "record.source_time"),
            record.HasSourceVersion ? record.SourceVersion : null,
            KindOf(record.Kind, "record.kind"));
    }

    /// <summary>What a party is; null when it isn't said.</summary>
    public static PartyKind? KindOf(WireKind kind, string field) => kind switch
    {
        WireKind.Unspecified => null,
        WireKind.Person => PartyKind.Person,
        WireKind.Organisation => PartyKind.Organisation,
        WireKind.Household => PartyKind.Household,
        _ => throw Refusal.Invalid(field, "is no kind of party").ToException(),
    };

    public static WireReceipt ToWire(IntakeReceipt receipt) => new()
    {
        Key = Wire.ToWire.Key(receipt.Key),
        RecordId = receipt.Record.ToString(),
        Gpid = receipt.Party.ToString(),
        Decision = ToWire(receipt.Decision),
        Rule = receipt.Rule,
        PartyRevision = receipt.PartyRevision,
    };
    public static WireDecision ToWire(IntakeDecision decision) => decision switch
    {
        IntakeDecision.Created => WireDecision.Created,
        IntakeDecision.Joined => WireDecision.Joined,
        IntakeDecision.Updated => WireDecision.Updated,
        IntakeDecision.Unchanged => WireDecision.Unchanged,
        IntakeDecision.Late => WireDecision.Late,
        IntakeDecision.Moved => WireDecision.Moved,
        IntakeDecision.Deleted => WireDecision.Deleted,
        _ => WireDecision.Unspecified,
    };
}
