using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.Protos.Merge.V1;
using PinKind = IdentityHub.MasterData.Facts.PinKind;
using StandingPin = IdentityHub.MasterData.Stewardship.Pins.StandingPin;
using WireKind = IdentityHub.Protos.Merge.V1.PinKind;
using WirePin = IdentityHub.Protos.Merge.V1.StandingPin;

namespace IdentityHub.Grpc.Merging;

/// <summary>Pins between the contract and master data.</summary>
internal static class PinOrders
{
    private const int MaximumReasonLength = 500;
    private const int MostRecords = 200;

    public static SplitOrder Of(SplitRequest request)
    {
        Require.Count(request.RecordIds.Count, MostRecords, "record_ids");
        return new SplitOrder(
            Require.Id<GlobalPartyId>(request.Gpid, "gpid"), [.. request.RecordIds.Select((id, i) => Require.Id<SourceRecordId>(id, $"record_ids[{i}]"))],
            request.Etag.Length == 0 ? null : request.Etag, Reason(request.Reason), request.ValidateOnly);
    }

    public static PinOrder Of(PinRequest request) => new(
        request.Kind == WireKind.Always ? PinKind.Always : PinKind.Never, Side(request.Left, "left"), Side(request.Right, "right"), Reason(request.Reason), request.ValidateOnly);

    public static PreferOrder Preference(PinRequest request) => new(
        Require.Id<GlobalPartyId>(request.Gpid, "gpid"), Require.Text(request.AttributeGroup, 80, "attribute_group") ?? throw Refusal.Invalid("attribute_group", "is required").ToException(),
        Require.Id<SourceRecordId>(request.RecordId, "record_id"), request.Etag.Length == 0 ? null : request.Etag, Reason(request.Reason), request.ValidateOnly);

    public static string Reason(string reason) => Require.Text(reason, MaximumReasonLength, "reason") ?? "";

    public static WirePin ToWire(StandingPin pin)
    {
        var wire = new WirePin
        {
            PinId = pin.Pin.Id.ToString(),
            Kind = pin.Pin.Group is not null ? WireKind.Prefer : pin.Pin.Kind == PinKind.Always ? WireKind.Always : WireKind.Never,
            Rule = pin.Pin.Rule,
            AttributeGroup = pin.Pin.Group ?? "",
            Reason = pin.Reason,
            CreateTime = Wire.ToWire.Time(pin.At),
            Actor = pin.Actor.Id,
            Releasable = pin.IsReleasable,
        };
        wire.LeftRecordIds.AddRange(pin.Pin.Members.Where(member => !member.Right).Select(member => member.Record.ToString()));
        wire.RightRecordIds.AddRange(pin.Pin.Members.Where(member => member.Right).Select(member => member.Record.ToString()));
        return wire;
    }

    private static RecordOrParty Side(PinSide? side, string field) => side?.SideCase switch
    {
        PinSide.SideOneofCase.SourceKey => new RecordOrParty(Key: Require.Key(side.SourceKey, $"{field}.source_key")),
        PinSide.SideOneofCase.RecordId => new RecordOrParty(Require.Id<SourceRecordId>(side.RecordId, $"{field}.record_id")),
        PinSide.SideOneofCase.Gpid => new RecordOrParty(Party: Require.Id<GlobalPartyId>(side.Gpid, $"{field}.gpid")),
        _ => throw Refusal.Invalid(field, "is required").ToException(),
    };
}
