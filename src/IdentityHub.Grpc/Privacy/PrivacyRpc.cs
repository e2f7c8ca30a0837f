using Grpc.Core;
using IdentityHub.Consent.Privacy;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Wire;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId;
using IdentityHub.Protos.Privacy.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Privacy;

/// <summary>Requests of data subjects.</summary>
[Authorize(HubScopes.Privacy)]
internal sealed class PrivacyRpc(HubCall call, PrivacyDesk desk, RightsRun rights, RestrictionEnd restriction) : PrivacyService.PrivacyServiceBase
{
    private const int LongestText = 500;
    private static readonly Refusal NotCompleted = new(RefusalKind.FailedPrecondition, "NOT_COMPLETED", "The request isn't completed.");

    public override async Task<CreateResponse> Create(CreateRequest request, ServerCallContext context)
    {
        var (account, party) = Subject(request.Subject, "subject");
        var created = (await desk.CreateAsync(
            (Consent.Privacy.PrivacyRequestKind)(int)request.Kind, account, party, (Consent.Privacy.IdentityAssurance)(int)request.Assurance, Require.Text(request.Note, LongestText, "note"), Choices(request.Treatments),
            call.Caller.Actor, call.Cancellation)).OrThrow();
        return new CreateResponse { Request = Wired(created) };
    }

    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context) =>
        new() { Request = Wired((await desk.GetAsync(Id(request.Id), call.Cancellation)).OrThrow()) };

    public override async Task<ListResponse> List(ListRequest request, ServerCallContext context)
    {
        var (account, party) = request.Subject is null ? default : Subject(request.Subject, "subject");
        var filter = new PrivacyRequestFilter
        {
            States = [.. request.States.Select(state => (Consent.Privacy.PrivacyRequestState)(int)state)],
            Kind = request.Kind == Protos.Privacy.V1.PrivacyRequestKind.Unspecified ? null : (Consent.Privacy.PrivacyRequestKind)(int)request.Kind,
            Account = account,
            Party = party,
        };
        var query = $"privacy {string.Join(',', request.States)} {request.Kind} {account} {party}";
        var before = PageTokens.Decode(request.PageToken, query) is { } place && long.TryParse(place, out var number) ? number : (long?)null;
        var size = PageTokens.Size(request.PageSize, 50, 1000);
        var found = await desk.ListAsync(filter, before, size, call.Cancellation);
        var response = new ListResponse
        {
            NextPageToken = found.Count < size ? "" : PageTokens.Encode(found[^1].Place.ToString(System.Globalization.CultureInfo.InvariantCulture), query),
        };
        response.Requests.AddRange(found.Select(entry => Wired(entry.Request)));
        return response;
    }

    public override async Task<PreviewResponse> Preview(PreviewRequest request, ServerCallContext context)
    {
        var (account, party) = Subject(request.Subject, "subject");
        var preview = (await desk.PreviewAsync(account, party, Choices(request.Treatments), call.Cancellation)).OrThrow();
        var response = new PreviewResponse { RecordCount = preview.Person.Everything.Records.Count, UnprovenRecordCount = preview.Person.Unproven };
        response.Classes.AddRange(preview.Classes.Select(data => PrivacyMapping.ToWire(data, desk.Permitted)));
        return response;
    }

    public override async Task<ApproveResponse> Approve(ApproveRequest request, ServerCallContext context)
    {
        var approval = new Approval
        {
            ExecuteAfter = Require.Time(request.ExecuteTime, "execute_time"), Choices = Choices(request.Treatments), Reason = Require.Text(request.Reason, LongestText, "reason"), IdentityChecked = request.IdentityChecked,
        };
        return new ApproveResponse { Request = Wired((await desk.ApproveAsync(Id(request.Id), approval, Etag(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    public override async Task<RejectResponse> Reject(RejectRequest request, ServerCallContext context) => new()
    {
        Request = Wired((await desk.RejectAsync(Id(request.Id), Require.Text(request.Reason, LongestText, "reason") ?? "", Etag(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()),
    };

    public override async Task<ExecuteResponse> Execute(ExecuteRequest request, ServerCallContext context) => new()
    {
        Request = Wired((await desk.ExecuteAsync(Id(request.Id), Etag(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()),
    };

    public override async Task<CompleteResponse> Complete(CompleteRequest request, ServerCallContext context) => new()
    {
        Request = Wired((await rights.CompleteAsync(Id(request.Id), Require.Text(request.Note, LongestText, "note") ?? "", Etag(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()),
    };

    public override async Task<LiftResponse> Lift(LiftRequest request, ServerCallContext context) => new()
    {
        Request = Wired((await restriction.RunAsync(Id(request.Id), Require.Text(request.Reason, LongestText, "reason") ?? "", Etag(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()),
    };

    public override async Task<GetCertificateResponse> GetCertificate(GetCertificateRequest request, ServerCallContext context) =>
        (await desk.GetAsync(Id(request.Id), call.Cancellation)).OrThrow().Certificate is { } certificate
            ? new GetCertificateResponse { Certificate = certificate }
            : throw NotCompleted.ToException();

    private Protos.Privacy.V1.PrivacyRequest Wired(Consent.Privacy.PrivacyRequest request) => PrivacyMapping.ToWire(request, desk.Permitted);

    private static Dictionary<string, ErasureTreatment> Choices(Google.Protobuf.Collections.RepeatedField<TreatmentChoice> treatments)
    {
        var choices = new Dictionary<string, ErasureTreatment>(StringComparer.Ordinal);
        for (var i = 0; i < treatments.Count; i++)
        {
            if (treatments[i].Treatment == Treatment.Unspecified || !choices.TryAdd(treatments[i].DataClass, (ErasureTreatment)(int)treatments[i].Treatment))
                throw Refusal.Invalid($"treatments[{i}]", "names no treatment, or a class that was named before").ToException();
        }
        return choices;
    }

    private static PrivacyRequestId Id(string text) => Require.Id<PrivacyRequestId>(text, "id");

    private static string? Etag(string etag) => etag.Length == 0 ? null : etag;

    private static (AccountId? Account, GlobalPartyId? Party) Subject(PrivacySubject? subject, string field) => subject?.SubjectCase switch
    {
        PrivacySubject.SubjectOneofCase.Gpid => (null, Require.Id<GlobalPartyId>(subject.Gpid, $"{field}.gpid")),
        PrivacySubject.SubjectOneofCase.AccountId => (Require.Id<AccountId>(subject.AccountId, $"{field}.account_id"), null),
        _ => throw Refusal.Invalid(field, "is required").ToException(),
    };
}
