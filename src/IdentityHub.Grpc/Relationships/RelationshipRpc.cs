using Grpc.Core;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Parties;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Relationships;
using IdentityHub.OpenId;
using IdentityHub.Protos.Relationship.V1;
using Microsoft.AspNetCore.Authorization;
using Relationship = IdentityHub.MasterData.Relationships.Relationship;
using RelationshipKind = IdentityHub.MasterData.Relationships.RelationshipKind;
using WireKind = IdentityHub.Protos.Relationship.V1.RelationshipKind;
using WireRelationship = IdentityHub.Protos.Relationship.V1.Relationship;

namespace IdentityHub.Grpc.Relationships;

/// <summary>How parties belong together. Kinds and sides have the same numbers in the contract and in the module (a test compares them).</summary>
internal sealed class RelationshipRpc(HubCall call, PartyRelationships relationships) : RelationshipService.RelationshipServiceBase
{
    private const int MaximumReasonLength = 500;

    [Authorize(HubScopes.PartyRead)]
    public override async Task<ListResponse> List(ListRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        if (!Enum.IsDefined(request.Side))
            throw Refusal.Invalid("side", "is not known").ToException();
        var kinds = request.Kinds.Select((kind, i) => Kind(kind, $"kinds[{i}]")).Distinct().Order().ToList();
        var question = new RelationshipQuestion(kinds, (RelationshipSide)(int)request.Side, request.IncludeEnded);
        var asked = $"relationships {id} {string.Join('+', kinds)} {question.Side} {question.IncludeEnded}";
        var page = await relationships.ListAsync(
            id, question, new PageRequest(PageTokens.Size(request.PageSize, 100, 1000), PageTokens.Decode(request.PageToken, asked)), call.Cancellation)
            ?? throw PartyRpc.NotFound.ToException();
        var response = new ListResponse { NextPageToken = PageTokens.Encode(page.NextToken, asked) };
        response.Relationships.AddRange(page.Items.Select(ToWire));
        return response;
    }

    [Authorize(HubScopes.PartyWrite)]
    public override async Task<RelateResponse> Relate(RelateRequest request, ServerCallContext context)
    {
        var order = new RelationshipOrder(
            Kind(request.Kind, "kind"), Party(request.From, "from"), Party(request.To, "to"), [.. request.Roles], request.Primary, request.Etag.Length == 0 ? null : request.Etag);
        return new RelateResponse { Relationship = ToWire((await relationships.RelateAsync(order, call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    [Authorize(HubScopes.PartyWrite)]
    public override async Task<EndResponse> End(EndRequest request, ServerCallContext context)
    {
        var id = Require.Id<RelationshipId>(request.RelationshipId, "relationship_id");
        var reason = Require.Text(request.Reason, MaximumReasonLength, "reason") ?? "";
        return new EndResponse { Relationship = ToWire((await relationships.EndAsync(id, reason, call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    private static RelationshipKind Kind(WireKind kind, string field) =>
        kind != WireKind.Unspecified && Enum.IsDefined(kind) ? (RelationshipKind)(int)kind : throw Refusal.Invalid(field, "is required").ToException();

    private static NamedParty Party(PartyReference? party, string field) => party?.ReferenceCase switch
    {
        PartyReference.ReferenceOneofCase.Gpid => Require.Id<GlobalPartyId>(party.Gpid, $"{field}.gpid"),
        PartyReference.ReferenceOneofCase.SourceKey => Require.Key(party.SourceKey, $"{field}.source_key"),
        _ => throw Refusal.Invalid(field, "is required").ToException(),
    };

    private static WireRelationship ToWire(Relationship relationship)
    {
        var written = new WireRelationship
        {
            RelationshipId = relationship.Id.ToString(),
            Kind = (WireKind)(int)relationship.Kind,
            FromGpid = relationship.From.Party.ToString(),
            ToGpid = relationship.To.Party.ToString(),
            Roles = { relationship.Roles },
            Primary = relationship.Primary,
            StartTime = Wire.ToWire.Time(relationship.StartedAt),
            UpdateTime = Wire.ToWire.Time(relationship.ChangedAt),
            Etag = relationship.Etag,
        };
        if (relationship.EndedAt is { } ended)
            written.EndTime = Wire.ToWire.Time(ended);
        return written;
    }
}
