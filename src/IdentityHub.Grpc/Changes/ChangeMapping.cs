using IdentityHub.Consent.Changes;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Feed;
using IdentityHub.MasterData.Facts;
using IdentityHub.Protos.Change.V1;
using IdentityHub.Protos.Common.V1;
using ChangeKind = IdentityHub.Kernel.Feed.ChangeKind;
using WireChannel = IdentityHub.Protos.Consent.V1.Channel;
using WireEvent = IdentityHub.Protos.Change.V1.ChangeEvent;
using WireKind = IdentityHub.Protos.Change.V1.ChangeKind;
using WireTopic = IdentityHub.Protos.Change.V1.ConsentTopic;

namespace IdentityHub.Grpc.Changes;

/// <summary>Changes as the contract shows them. Kinds have the same numbers on both sides (a test compares them).</summary>
internal static class ChangeMapping
{
    public static WatchResponse ToWire(SequencedChange change)
    {
        var written = new WireEvent
        {
            Kind = (WireKind)(int)change.Change.Kind,
            Gpid = change.Change.Party == default ? "" : change.Change.Party.ToString(),
            SourceSystem = change.Change.SourceSystem ?? "",
            ChangeTime = Wire.ToWire.Time(change.At),
        };
        Detail(written, change.Change);
        return new WatchResponse { Cursor = FeedCursors.Encode(change.Position), Event = written };
    }

    private static void Detail(WireEvent written, Kernel.Feed.ChangeEvent change)
    {
        if (change.Payload.IsEmpty)
            return;
        switch (change.Kind)
        {
            case ChangeKind.PartyMerged or ChangeKind.PartyRestored:
                written.Merge = MergeOf(KeptForm.ReadPayload(change.Payload.Span), written.Gpid);
                break;
            case ChangeKind.MembershipChanged or ChangeKind.CrosswalkLinked or ChangeKind.CrosswalkUnlinked or ChangeKind.HistoryChanged:
                written.Record = RecordOf(KeptForm.ReadPayload(change.Payload.Span));
                break;
            case ChangeKind.ConsentChanged:
                written.Consent = ConsentOf(ConsentChange.FromJson(change.Payload.Span));
                break;
        }
    }

    private static MergeDetail MergeOf(ChangePayload payload, string party) =>
        new() { MergeId = payload.Decision ?? "", SurvivorGpid = payload.Other ?? "", AbsorbedGpid = party };

    private static RecordDetail RecordOf(ChangePayload payload)
    {
        var detail = new RecordDetail { RecordId = payload.Record ?? "", FormerGpid = payload.Other ?? "" };
        if (payload is { System: { } system, Key: { } key })
            detail.Key = new SourceKey { System = system, Scope = payload.Scope ?? "", Key = key };
        return detail;
    }

    private static ConsentDetail ConsentOf(ConsentChange change)
    {
        var detail = new ConsentDetail();
        foreach (var topic in change.Topics)
            detail.Topics.Add(new WireTopic { Purpose = topic.Purpose?.Code ?? "", Channel = (WireChannel)(int)(topic.Channel ?? 0) });
        foreach (var id in change.Events)
            detail.EventIds.Add(id.ToString());
        return detail;
    }
}
