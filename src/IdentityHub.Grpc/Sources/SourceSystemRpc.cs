using Grpc.Core;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.OpenId;
using IdentityHub.Protos.Source.V1;
using Microsoft.AspNetCore.Authorization;
using ImportMapping = IdentityHub.MasterData.Import.ImportMapping;
using SourceSystem = IdentityHub.MasterData.Sources.SourceSystem;
using UniqueKey = IdentityHub.MasterData.Sources.UniqueKey;
using WireSystem = IdentityHub.Protos.Source.V1.SourceSystem;

namespace IdentityHub.Grpc.Sources;

/// <summary>The systems that records come from, and who masters what.</summary>
internal sealed class SourceSystemRpc(HubCall call, SourceSystems systems, AuthorityMatrix matrix, ImportMappings mappings) : SourceSystemService.SourceSystemServiceBase
{
    private static Refusal Unknown { get; } = Refusal.NotFound("SOURCE_SYSTEM_UNKNOWN", "No source system is registered under this code.");

    private static Refusal Reserved { get; } = new(RefusalKind.Forbidden, "SOURCE_RESERVED", "The source system is the hub's own.");

    [Authorize(HubScopes.PartyRead)]
    public override async Task<ListResponse> List(ListRequest request, ServerCallContext context)
    {
        // A handful of systems, by code: the place is the last code of the page before.
        var after = PageTokens.Decode(request.PageToken, "source systems");
        var rest = (await systems.ListAsync(call.Cancellation)).Where(system => after is null || string.CompareOrdinal(system.Code, after) > 0).ToList();
        var size = PageTokens.Size(request.PageSize, 50, 200);
        var response = new ListResponse { NextPageToken = PageTokens.Encode(rest.Count > size ? rest[size - 1].Code : null, "source systems") };
        response.Systems.AddRange(rest.Take(size).Select(SourceMapping.ToWire));
        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context) =>
        new() { System = SourceMapping.ToWire(await systems.FindAsync(request.Code, call.Cancellation) ?? throw Unknown.ToException()) };

    [Authorize(HubScopes.SourceAdmin)]
    public override async Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        var wanted = request.System ?? throw Refusal.Invalid("system", "is required").ToException();
        if (SourceKey.IsHubsOwn(wanted.Code))
            throw Reserved.ToException();
        var known = await systems.ReadAsync(wanted.Code, call.Cancellation);
        if (known is null && !request.AllowMissing)
            throw Unknown.ToException();
        if (wanted.Etag.Length > 0 && wanted.Etag != (known is null ? null : SourceMapping.Etag(known)))
            throw Refusal.StaleEtag.ToException();
        var system = new SourceSystem(wanted.Code, wanted.Name, wanted.TrustRank)
        {
            ContactPointsVerified = wanted.ContactPointsVerified,
            UniqueKeys = [.. wanted.UniqueKeys.Select(key => new UniqueKey(key.Attribute, key.Namespace, key.Exclusive))],
            Authorities = known?.Authorities ?? new Dictionary<string, IdentityHub.MasterData.Survivorship.Authority>(),
            Revision = known?.Revision ?? 0,
        };
        return new UpdateResponse { System = SourceMapping.ToWire((await systems.RegisterAsync(system, call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<GetAuthorityResponse> GetAuthority(GetAuthorityRequest request, ServerCallContext context)
    {
        var (groups, etag) = await matrix.ReadAsync(call.Cancellation);
        var response = new GetAuthorityResponse { Etag = etag };
        response.Attributes.AddRange(groups.Select(SourceMapping.ToWire));
        return response;
    }

    [Authorize(HubScopes.SourceAdmin)]
    public override async Task<UpdateAuthorityResponse> UpdateAuthority(UpdateAuthorityRequest request, ServerCallContext context)
    {
        var rows = request.Attributes.Select(SourceMapping.FromWire).ToList();
        var (groups, etag) = (await matrix.UpdateAsync(rows, request.Etag.Length == 0 ? null : request.Etag, call.Caller.Actor, call.Cancellation)).OrThrow();
        var response = new UpdateAuthorityResponse { Etag = etag };
        response.Attributes.AddRange(groups.Select(SourceMapping.ToWire));
        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<GetMappingResponse> GetMapping(GetMappingRequest request, ServerCallContext context)
    {
        _ = await systems.FindAsync(request.System, call.Cancellation) ?? throw Unknown.ToException();
        return new GetMappingResponse { Mapping = SourceMapping.ToWire(request.System, await mappings.FindAsync(request.System, call.Cancellation) ?? ImportMapping.Empty) };
    }

    [Authorize(HubScopes.SourceAdmin)]
    public override async Task<UpdateMappingResponse> UpdateMapping(UpdateMappingRequest request, ServerCallContext context)
    {
        var wanted = request.Mapping ?? throw Refusal.Invalid("mapping", "is required").ToException();
        if (SourceKey.IsHubsOwn(wanted.System))
            throw Reserved.ToException();
        if (wanted.Separator.Length > 1)
            throw Refusal.Invalid("mapping.separator", "must be one character").ToException();
        var mapping = new ImportMapping(new Dictionary<string, string>(wanted.Columns), wanted.Scope, wanted.Separator.Length == 0 ? null : wanted.Separator[0]);
        var kept = (await mappings.SaveAsync(wanted.System, mapping, call.Caller.Actor, call.Cancellation, wanted.Etag.Length == 0 ? null : wanted.Etag)).OrThrow();
        return new UpdateMappingResponse { Mapping = SourceMapping.ToWire(wanted.System, kept) };
    }
}
