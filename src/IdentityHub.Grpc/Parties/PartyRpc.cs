using Grpc.Core;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.OpenId;
using IdentityHub.Protos.Party.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Parties;

/// <summary>Parties and their golden profiles.</summary>
internal sealed partial class PartyRpc(
    HubCall call, PartyLookup lookup, OnDemand<PartyDirectory> directory, OnDemand<PartyHistory> history, OnDemand<PartyEditor> editor, OnDemand<PartyExports> exports) : PartyService.PartyServiceBase
{
    private const int MaximumBatch = 200;
    private const int MaximumQueryLength = 200;

    /// <summary>There is no such party.</summary>
    internal static Refusal NotFound { get; } = Refusal.NotFound("PARTY_NOT_FOUND", "There is no such party.");

    [Authorize(HubScopes.PartyRead)]
    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var view = await lookup.GetAsync(id, call.Consistency, call.Cancellation) ?? throw NotFound.ToException();
        call.Saw(view.Id, view.Revision);
        return new GetResponse { Party = PartyMapping.ToWire(view), Redirected = view.Id != id };
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<BatchGetResponse> BatchGet(BatchGetRequest request, ServerCallContext context)
    {
        Require.Count(request.Gpids.Count, MaximumBatch, "gpids");
        var ids = new GlobalPartyId[request.Gpids.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = Require.Id<GlobalPartyId>(request.Gpids[i], $"gpids[{i}]");

        var views = await directory.Value.GetManyAsync(ids, call.Consistency, call.Cancellation);
        var response = new BatchGetResponse();
        for (var i = 0; i < ids.Length; i++)
        {
            var result = new BatchGetResult { RequestedGpid = request.Gpids[i] };
            if (views[i] is { } view)
            {
                call.Saw(view.Id, view.Revision);
                result.Party = PartyMapping.ToWire(view);
                result.Redirected = view.Id != ids[i];
            }

            response.Results.Add(result);
        }

        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<SearchResponse> Search(SearchRequest request, ServerCallContext context)
    {
        var query = Require.Text(request.Query, MaximumQueryLength, "query") ?? throw Refusal.Invalid("query", "is required").ToException();
        var place = PageTokens.Decode(request.PageToken, $"search {query}");
        var page = await directory.Value.SearchAsync(query, new PageRequest(PageTokens.Size(request.PageSize, 50, 200), place), call.Cancellation);
        var response = new SearchResponse { NextPageToken = PageTokens.Encode(page.NextToken, $"search {query}") };
        foreach (var view in page.Items)
        {
            call.Saw(view.Id, view.Revision);
            response.Parties.Add(PartyMapping.ToWire(view));
        }

        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<GetLineageResponse> GetLineage(GetLineageRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var view = await lookup.GetAsync(id, call.Consistency, call.Cancellation) ?? throw NotFound.ToException();
        var lineage = await directory.Value.LineageAsync(view.Id, call.Consistency, call.Cancellation) ?? throw NotFound.ToException();
        call.Saw(view.Id, view.Revision);
        var response = new GetLineageResponse { Gpid = view.Id.ToString(), Redirected = view.Id != id };
        foreach (var origin in lineage)
        {
            response.Attributes.Add(PartyMapping.ToWire(origin));
        }

        return response;
    }

    [Authorize(HubScopes.PartyExport)]
    public override Task Export(ExportRequest request, IServerStreamWriter<ExportResponse> responseStream, ServerCallContext context) =>
        exports.Value.RunAsync(request, responseStream, call.Caller, call.Cancellation);
}
