using Grpc.Core;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Parties;
using IdentityHub.Grpc.Wire;
using IdentityHub.Journeys;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.OpenId;
using IdentityHub.Protos.Merge.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Merging;

/// <summary>Merging parties, and undoing it.</summary>
[Authorize(HubScopes.Merge)]
internal sealed partial class MergeRpc(HubCall call, MergeParties merge, UnmergeParties unmerge, PartyMerger merger, StewardPins pins, ConsentPreview preview) : MergeService.MergeServiceBase
{
    private const int MaximumReasonLength = 500;

    public override async Task<MergeResponse> Merge(MergeRequest request, ServerCallContext context)
    {
        var survivor = Require.Id<GlobalPartyId>(request.SurvivorGpid, "survivor_gpid");
        var absorbed = Require.Id<GlobalPartyId>(request.AbsorbedGpid, "absorbed_gpid");
        var reason = Require.Text(request.Reason, MaximumReasonLength, "reason") ?? "";
        var order = new MergeOrder(survivor, absorbed, survivor, Etag(request.SurvivorEtag), Etag(request.AbsorbedEtag), reason, request.ValidateOnly);
        var receipt = (await merge.RunAsync(order, call.Caller.Actor, null, call.Cancellation)).OrThrow();
        call.Saw(receipt.Survivor.Id, receipt.Survivor.Revision);
        var response = new MergeResponse
        {
            MergeId = receipt.Merge?.ToString() ?? "",
            Survivor = PartyMapping.ToWire(receipt.Survivor),
            AbsorbedGpid = receipt.Absorbed.ToString(),
        };
        PreviewMapping.Add(response.Moved, receipt.Moved);
        PreviewMapping.Add(response.ConsentOutcomes, await OutcomesAsync(request.ValidateOnly, receipt.Moved));
        return response;
    }

    public override async Task<UnmergeResponse> Unmerge(UnmergeRequest request, ServerCallContext context)
    {
        var id = Require.Id<MergeId>(request.MergeId, "merge_id");
        var reason = Require.Text(request.Reason, MaximumReasonLength, "reason") ?? "";
        var order = new UnmergeOrder(id, Etag(request.SurvivorEtag), reason, request.ValidateOnly);
        var receipt = (await unmerge.RunAsync(order, call.Caller.Actor, null, call.Cancellation)).OrThrow();
        call.Saw(receipt.Survivor.Id, receipt.Survivor.Revision);
        call.Saw(receipt.Restored.Id, receipt.Restored.Revision);
        var response = new UnmergeResponse
        {
            MergeId = receipt.Merge.ToString(),
            Survivor = PartyMapping.ToWire(receipt.Survivor),
            Restored = PartyMapping.ToWire(receipt.Restored),
        };
        PreviewMapping.Add(response.Moved, receipt.Moved);
        PreviewMapping.Add(response.ConsentOutcomes, await OutcomesAsync(request.ValidateOnly, receipt.Moved));
        return response;
    }

    public override async Task<ListHistoryResponse> ListHistory(ListHistoryRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var place = PageTokens.Decode(request.PageToken, $"history {id}");
        var page = await merger.HistoryAsync(id, new PageRequest(PageTokens.Size(request.PageSize, 50, 200), place), call.Cancellation)
            ?? throw PartyRpc.NotFound.ToException();
        var response = new ListHistoryResponse { NextPageToken = PageTokens.Encode(page.NextToken, $"history {id}") };
        foreach (var entry in page.Items)
            response.Merges.Add(ToWire(entry));
        return response;
    }

    private static string? Etag(string etag) => etag.Length == 0 ? null : etag;

    private static PartyMerge ToWire(MergeHistoryEntry entry)
    {
        var merge = new PartyMerge
        {
            MergeId = entry.Merge.ToString(),
            SurvivorGpid = entry.Survivor.ToString(),
            AbsorbedGpid = entry.Absorbed.ToString(),
            Reason = entry.Reason,
            CreateTime = Wire.ToWire.Time(entry.At),
            Actor = entry.Actor.Id,
            UnmergeActor = entry.UndoneBy?.Id ?? "",
            UnmergeReason = entry.UndoneReason ?? "",
        };
        if (entry.UndoneAt is { } undone)
            merge.UnmergeTime = Wire.ToWire.Time(undone);
        return merge;
    }
}
