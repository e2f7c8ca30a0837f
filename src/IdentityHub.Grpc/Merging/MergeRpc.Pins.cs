using Grpc.Core;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Parties;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.Protos.Merge.V1;
using ConsentOutcome = IdentityHub.Consent.Changes.ConsentOutcome;
using WireKind = IdentityHub.Protos.Merge.V1.PinKind;

namespace IdentityHub.Grpc.Merging;

/// <summary>Splitting and pinning.</summary>
internal sealed partial class MergeRpc
{
    private const int MostPins = 500;

    public override async Task<SplitResponse> Split(SplitRequest request, ServerCallContext context)
    {
        var receipt = Seen((await pins.SplitAsync(PinOrders.Of(request), call.Caller.Actor, null, call.Cancellation)).OrThrow(), request.ValidateOnly);
        var response = new SplitResponse { PinId = receipt.Decision?.ToString() ?? "" };
        response.Parties.AddRange(receipt.Parties.Select(PartyMapping.ToWire));
        PreviewMapping.Add(response.Moved, receipt.Moved);
        PreviewMapping.Add(response.ConsentOutcomes, await OutcomesAsync(request.ValidateOnly, receipt.Moved));
        return response;
    }

    public override async Task<PinResponse> Pin(PinRequest request, ServerCallContext context)
    {
        var outcome = request.Kind switch
        {
            WireKind.Always or WireKind.Never => await pins.PinAsync(PinOrders.Of(request), call.Caller.Actor, null, call.Cancellation),
            WireKind.Prefer => await pins.PreferAsync(PinOrders.Preference(request), call.Caller.Actor, null, call.Cancellation),
            _ => Refusal.Invalid("kind", "is required"),
        };
        var receipt = Seen(outcome.OrThrow(), request.ValidateOnly);
        var response = new PinResponse { PinId = receipt.Decision?.ToString() ?? "" };
        response.Parties.AddRange(receipt.Parties.Select(PartyMapping.ToWire));
        PreviewMapping.Add(response.Moved, receipt.Moved);
        PreviewMapping.Add(response.ConsentOutcomes, await OutcomesAsync(request.ValidateOnly, receipt.Moved));
        return response;
    }

    public override async Task<ReleasePinResponse> ReleasePin(ReleasePinRequest request, ServerCallContext context)
    {
        var id = Require.Id<MergeId>(request.PinId, "pin_id");
        var receipt = Seen(
            (await pins.ReleaseAsync(id, PinOrders.Reason(request.Reason), request.ValidateOnly, call.Caller.Actor, null, call.Cancellation)).OrThrow(), request.ValidateOnly);
        var response = new ReleasePinResponse();
        response.Parties.AddRange(receipt.Parties.Select(PartyMapping.ToWire));
        PreviewMapping.Add(response.Moved, receipt.Moved);
        PreviewMapping.Add(response.ConsentOutcomes, await OutcomesAsync(request.ValidateOnly, receipt.Moved));
        return response;
    }

    public override async Task<ListPinsResponse> ListPins(ListPinsRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var response = new ListPinsResponse();
        response.Pins.AddRange((await pins.ListAsync(id, call.Cancellation)).Take(MostPins).Select(PinOrders.ToWire));
        return response;
    }

    private PinReceipt Seen(PinReceipt receipt, bool validateOnly)
    {
        foreach (var party in validateOnly ? [] : receipt.Parties)
            call.Saw(party.Id, party.Revision);
        return receipt;
    }

    private async Task<IReadOnlyList<ConsentOutcome>> OutcomesAsync(bool validateOnly, IReadOnlyList<MasterData.Facts.MovedRecord> moved) =>
        validateOnly ? await preview.OfAsync(moved, call.Cancellation) : [];
}
