using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Parties;
using IdentityHub.Grpc.Records;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Resolution;
using IdentityHub.OpenId;
using IdentityHub.Protos.Match.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Matching;

/// <summary>Asks the matcher without writing anything.</summary>
[Authorize(HubScopes.Match)]
internal sealed class MatchRpc(HubCall call, PartyResolver resolver, SourceBinding binding) : MatchService.MatchServiceBase
{
    private const int MostCandidates = 100;

    public override async Task<ResolveResponse> Resolve(ResolveRequest request, ServerCallContext context)
    {
        if (request.Attributes is null)
            throw Refusal.Invalid("attributes", "is required").ToException();
        if (request.MaximumCandidates is < 0 or > MostCandidates)
            throw Refusal.Invalid("maximum_candidates", "must be 1 to 100, or 0").ToException();
        if (request.System.Length > 0)
            await binding.DemandAsync(call.Caller, request.System, call.Cancellation);
        var query = new ResolveQuery(
            AttributesMapping.FromWire(request.Attributes, "attributes"), Text(request.System), RecordMapping.KindOf(request.Kind, "kind"), request.MaximumCandidates, Text(request.Key));
        var answer = (await resolver.ResolveAsync(query, call.Cancellation)).OrThrow();
        var response = new ResolveResponse { Gpid = answer.Party?.ToString() ?? "", LikelyDuplicate = answer.IsDuplicate };
        foreach (var candidate in answer.Candidates)
        {
            call.Saw(candidate.Party.Id, candidate.Party.Revision);
            response.Candidates.Add(new MatchCandidate
            {
                Party = PartyMapping.ToWire(candidate.Party),
                BestRecord = ToWire.Key(candidate.Key),
                Explanation = ExplanationMapping.ToWire(candidate.Explanation),
            });
        }
        return response;
    }

    public override async Task<ExplainResponse> Explain(ExplainRequest request, ServerCallContext context)
    {
        var explanation = (await resolver.ExplainAsync(Side(request.Left, "left"), Side(request.Right, "right"), call.Cancellation)).OrThrow();
        return new ExplainResponse { Explanation = ExplanationMapping.ToWire(explanation) };
    }

    private static RecordOrParty Side(ExplainSide? side, string field) => side?.SideCase switch
    {
        ExplainSide.SideOneofCase.SourceKey => new RecordOrParty(Key: Require.Key(side.SourceKey, $"{field}.source_key")),
        ExplainSide.SideOneofCase.RecordId => new RecordOrParty(Record: Require.Id<SourceRecordId>(side.RecordId, $"{field}.record_id")),
        ExplainSide.SideOneofCase.Gpid => new RecordOrParty(Party: Require.Id<GlobalPartyId>(side.Gpid, $"{field}.gpid")),
        _ => throw Refusal.Invalid(field, "is required").ToException(),
    };

    private static string? Text(string text) => text.Length == 0 ? null : text;
}
