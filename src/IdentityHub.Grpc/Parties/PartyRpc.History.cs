using Grpc.Core;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Records;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.OpenId;
using IdentityHub.Protos.Party.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Parties;

/// <summary>What a party was, and a steward's word on what it is.</summary>
internal sealed partial class PartyRpc
{
    private const int MaximumReasonLength = 500;
    private const int MostGroups = 60;

    [Authorize(HubScopes.PartyWrite)]
    public override async Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        Require.Count(request.UpdateMask?.Paths.Count ?? 0, MostGroups, "update_mask");
        var content = AttributesMapping.FromWire(request.Attributes, "attributes");
        var reason = Require.Text(request.Reason, MaximumReasonLength, "reason") ?? "";
        // Lists are named in the plural by the message and in the singular by the authority matrix.
        string[] groups = [.. request.UpdateMask!.Paths.Select(path => path switch { "emails" => "email", "phones" => "phone", "addresses" => "address", _ => path })];
        var update = new PartyUpdate(id, content, groups, request.Etag.Length == 0 ? null : request.Etag, reason, request.ValidateOnly)
        {
            Kind = RecordMapping.KindOf(request.Kind, "kind"),
        };
        if (!(await editor.Value.UpdateAsync(update, call.Caller.Actor, null, call.Cancellation)).Succeeded(out var receipt, out var refusal))
            throw (refusal with { Violations = [.. refusal.Violations.Select(violation => violation.Field == "groups" ? violation with { Field = "update_mask" } : violation)] }).ToException();
        if (!request.ValidateOnly)
            call.Saw(receipt.Parties[0].Id, receipt.Parties[0].Revision);
        return new UpdateResponse { Party = PartyMapping.ToWire(receipt.Parties[0]) };
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<ListRevisionsResponse> ListRevisions(ListRevisionsRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var place = PageTokens.Decode(request.PageToken, $"revisions {id}");
        var page = await history.Value.RevisionsAsync(id, new PageRequest(PageTokens.Size(request.PageSize, 50, 200), place), call.Cancellation) ?? throw NotFound.ToException();
        var response = new ListRevisionsResponse { NextPageToken = PageTokens.Encode(page.NextToken, $"revisions {id}") };
        response.Revisions.AddRange(page.Items.Select(revision => new PartyRevision
        {
            Revision = revision.Revision,
            MergedIntoGpid = revision.MergedInto?.ToString() ?? "",
            CreateTime = ToWire.Time(revision.At),
            Actor = revision.Actor.Id,
            DecisionId = revision.Decision?.ToString() ?? "",
            Rule = revision.Rule ?? "",
            Reason = revision.Reason ?? "",
        }));
        return response;
    }

    [Authorize(HubScopes.PartyRead)]
    public override async Task<GetAsOfResponse> GetAsOf(GetAsOfRequest request, ServerCallContext context)
    {
        var id = Require.Id<GlobalPartyId>(request.Gpid, "gpid");
        var at = Require.Time(request.AsOfTime, "as_of_time") ?? throw Refusal.Invalid("as_of_time", "is required").ToException();
        var then = await history.Value.AtAsync(id, at, call.Cancellation) ?? throw NotFound.ToException();
        var response = new GetAsOfResponse { Party = PartyMapping.ToWire(then.Party), Redirected = then.Party.Id != id };
        response.Attributes.AddRange(then.Lineage.Select(PartyMapping.ToWire));
        response.Records.AddRange(then.Records.Select(record => new PartyRecord
        {
            RecordId = record.Record.ToString(),
            SourceKey = ToWire.Key(record.Key),
            Attributes = AttributesMapping.ToWire(record.Content),
            Deleted = record.Deleted,
        }));
        return response;
    }
}
