using IdentityHub.Consent.Changes;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Feed;
using IdentityHub.Protos.Change.V1;
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
            Gpid = change.Change.Party.ToString(),
            SourceSystem = change.Change.SourceSystem ?? "",
            ChangeTime = Wire.ToWire.Time(change.At),
        };
        if (!change.Change.Payload.IsEmpty && change.Change.Kind == ChangeKind.ConsentChanged)
            written.Consent = ConsentOf(ConsentChange.FromJson(change.Change.Payload.Span));
        return new WatchResponse { Cursor = FeedCursors.Encode(change.Position), Event = written };
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
