using Google.Protobuf.Collections;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.Decisions;
using IdentityHub.MasterData.Facts;
using WireMoved = IdentityHub.Protos.Merge.V1.MovedRecord;
using WireOutcome = IdentityHub.Protos.Merge.V1.ConsentOutcome;
using WireVerdict = IdentityHub.Protos.Consent.V1.Verdict;

namespace IdentityHub.Grpc.Merging;

/// <summary>What a change of who belongs together comes to, as the contract shows it.</summary>
internal static class PreviewMapping
{
    public static void Add(RepeatedField<WireMoved> into, IReadOnlyList<MovedRecord> moved) => into.AddRange(moved.Select(one => new WireMoved
    {
        RecordId = one.Record.ToString(),
        FromGpid = one.From.ToString(),
        ToGpid = one.To.ToString(),
    }));

    public static void Add(RepeatedField<WireOutcome> into, IReadOnlyList<ConsentOutcome> outcomes) => into.AddRange(outcomes.Select(one => new WireOutcome
    {
        Gpid = one.Party.ToString(),
        FromGpid = one.From.ToString(),
        Purpose = one.Topic.Purpose?.Code ?? "",
        Channel = (Protos.Consent.V1.Channel)(int)(one.Topic.Channel ?? default),
        Before = Of(one.Before),
        After = Of(one.After),
        Reason = (Protos.Consent.V1.ReasonCode)(int)one.Reason,
        RecordId = one.By?.ToString() ?? "",
    }));

    private static WireVerdict Of(Verdict verdict) => verdict switch
    {
        Verdict.Allow => WireVerdict.Allow,
        Verdict.Conditional => WireVerdict.Conditional,
        _ => WireVerdict.Deny,
    };
}
