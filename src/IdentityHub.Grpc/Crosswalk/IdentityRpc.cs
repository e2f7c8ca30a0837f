using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.OpenId;
using IdentityHub.Protos.Identity.V1;
using Microsoft.AspNetCore.Authorization;
using CrosswalkEntry = IdentityHub.Protos.Identity.V1.CrosswalkEntry;

namespace IdentityHub.Grpc.Crosswalk;

/// <summary>The crosswalk, both ways.</summary>
internal sealed class IdentityRpc(
    HubCall call, PartyLookup lookup, OnDemand<PartyDirectory> directory, OnDemand<CrosswalkLinker> linker, OnDemand<LinkTarget> target, OnDemand<SourceBinding> binding)
    : IdentityService.IdentityServiceBase
{
    private const int MaximumBatch = 500;

    private static Refusal UnknownKey { get; } = Refusal.NotFound("SOURCE_KEY_NOT_FOUND", "Nobody is known under this key.");

    [Authorize(HubScopes.PartyRead)]
    public override async Task<LookupResponse> Lookup(LookupRequest request, ServerCallContext context)
    {
        var key = Require.Key(request.Key, "key");
        var answer = await lookup.FindAsync(key, call.Consistency, call.Cancellation) ?? throw UnknownKey.ToException();
        call.Saw(answer.Party, answer.PartyRevision);
        var response = new LookupResponse { Gpid = answer.Party.ToString(), RecordId = answer.Record.ToString() };
        foreach (var redirect in answer.Redirects)
            response.RedirectedFrom.Add(redirect.ToString());
        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<BatchLookupResponse> BatchLookup(BatchLookupRequest request, ServerCallContext context)
    {
        Require.Count(request.Keys.Count, MaximumBatch, "keys");
        var keys = new SourceKey[request.Keys.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = Require.Key(request.Keys[i], $"keys[{i}]");

        var answers = await directory.Value.LookupManyAsync(keys, call.Consistency, call.Cancellation);
        var response = new BatchLookupResponse();
        for (var i = 0; i < keys.Length; i++)
        {
            var result = new BatchLookupResult { Key = request.Keys[i] };
            if (answers[i] is { } answer)
            {
                call.Saw(answer.Party, answer.PartyRevision);
                result.Gpid = answer.Party.ToString();
                result.RecordId = answer.Record.ToString();
                foreach (var redirect in answer.Redirects)
                    result.RedirectedFrom.Add(redirect.ToString());
            }

            response.Results.Add(result);
        }

        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<ListCrosswalkResponse> ListCrosswalk(ListCrosswalkRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var place = PageTokens.Decode(request.PageToken, $"crosswalk {id}");
        var page = await directory.Value.CrosswalkAsync(id, new PageRequest(PageTokens.Size(request.PageSize, 100, 1000), place), call.Cancellation)
            ?? throw Parties.PartyRpc.NotFound.ToException();
        var response = new ListCrosswalkResponse { NextPageToken = PageTokens.Encode(page.NextToken, $"crosswalk {id}") };
        foreach (var entry in page.Items)
        {
            response.Entries.Add(new CrosswalkEntry
            {
                Key = ToWire.Key(entry.Key),
                RecordId = entry.Record.ToString(),
                LinkTime = ToWire.Time(entry.LinkedAt),
                Deleted = entry.Deleted,
            });
        }

        return response;
    }

    [Authorize(ScopePolicies.Link)]
    public override async Task<LinkResponse> Link(LinkRequest request, ServerCallContext context)
    {
        var key = Require.Key(request.Key, "key");
        await binding.Value.DemandAsync(call.Caller, key.System, call.Cancellation);
        var party = (await target.Value.FindAsync(call.Caller, context.GetHttpContext().User, request.Gpid, call.Cancellation)).OrThrow();
        var receipt = (await linker.Value.LinkAsync(key, party, call.Caller.Actor, null, call.Cancellation)).OrThrow();
        call.Saw(receipt.Party, receipt.PartyRevision);
        return new LinkResponse { Gpid = receipt.Party.ToString(), RecordId = receipt.Record.ToString(), Changed = receipt.Changed };
    }

    [Authorize(ScopePolicies.Link)]
    public override async Task<UnlinkResponse> Unlink(UnlinkRequest request, ServerCallContext context)
    {
        var key = Require.Key(request.Key, "key");
        await binding.Value.DemandAsync(call.Caller, key.System, call.Cancellation);
        var party = (await target.Value.FindAsync(call.Caller, context.GetHttpContext().User, request.Gpid, call.Cancellation)).OrThrow();
        var receipt = (await linker.Value.UnlinkAsync(key, party, call.Caller.Actor, null, call.Cancellation)).OrThrow();
        call.Saw(receipt.Party, receipt.PartyRevision);
        return new UnlinkResponse { Gpid = receipt.Party.ToString(), RecordId = receipt.Record.ToString() };
    }
}
