using Grpc.Core;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Receipts;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId;
using IdentityHub.Protos.Consent.V1;
using Microsoft.AspNetCore.Authorization;
using Action = IdentityHub.Consent.Capture.ConsentAction;
using Statement = IdentityHub.Consent.Capture.ConsentCapture;
using Subject = IdentityHub.Consent.Capture.ConsentSubject;

namespace IdentityHub.Grpc.Consents;

/// <content>Confirmations, receipts, and the ledger's verification.</content>
internal sealed partial class ConsentRpc
{
    private const int MaximumFindings = 1000;

    private static Refusal EventNotFound { get; } = Refusal.NotFound("EVENT_NOT_FOUND", "There is no such event.");

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<ConfirmDoubleOptInResponse> ConfirmDoubleOptIn(ConfirmDoubleOptInRequest request, ServerCallContext context)
    {
        var id = Require.Id<ConsentEventId>(request.EventId, "event_id");
        if (request.Evidence is null)
            throw Refusal.Invalid("evidence", "is required").ToException();
        var asked = await ledger.FindAsync(id, call.Cancellation) ?? throw EventNotFound.ToException();
        if (asked.Statement.Action != Action.DoubleOptInRequested)
            throw new Refusal(RefusalKind.FailedPrecondition, "CONFIRMS_INVALID", "The event is no request to confirm.").ToException();
        // The address stands in the request's payload; once it was erased nothing can be confirmed.
        var key = await ledger.KeyAsync(asked.KeyId, asked.Statement.Record, call.Cancellation) ?? throw EventNotFound.ToException();
        var point = payloads.Open(id, asked.Payload, key)?.ContactPoint ?? throw EventNotFound.ToException();
        var statement = asked.Statement;
        var confirmation = new Statement(new Subject.OfSourceRecord(statement.Record), statement.Purpose, statement.Channel, point, Action.DoubleOptInConfirmed)
        {
            Confirms = id, Brand = statement.Brand, Subscription = statement.Subscription, Quality = statement.Quality, Place = statement.Place,
            Method = IdentityHub.Consent.Capture.CaptureMethod.ConfirmationLink, CollectionPoint = asked.CollectionPoint,
            CapturedAt = Require.Time(request.CaptureTime, "capture_time"), Evidence = CaptureMapping.EvidenceFromWire(request.Evidence, "evidence"),
        };
        var events = await WriteAsync([confirmation]);
        return new ConfirmDoubleOptInResponse { EventId = events[0].ToString() };
    }

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context)
    {
        var id = Require.Id<ConsentEventId>(request.EventId, "event_id");
        var receipt = (await receipts.GetAsync(id, null, call.Cancellation)).OrThrow();
        await unitOfWork.ExecuteAsync(
            (work, _) =>
            {
                work.Audit(new AuditEntry("consent.receipt", call.Caller.Actor, id.ToString()));
                return Task.FromResult(true);
            },
            call.Cancellation);
        return new GetReceiptResponse { Receipt = receipt.Jws, Sealed = receipt.Sealed };
    }

    [Authorize(HubScopes.ConsentAdmin)]
    public override async Task<VerifyLedgerResponse> VerifyLedger(VerifyLedgerRequest request, ServerCallContext context)
    {
        var (verification, unsealed) = await audit.VerifyAsync(call.Cancellation);
        var response = new VerifyLedgerResponse { Links = verification.Batches, Events = verification.Events, UnsealedEvents = unsealed };
        foreach (var finding in verification.Findings.Take(MaximumFindings))
            response.Findings.Add(new LedgerFinding { Link = finding.Batch, EventId = finding.Event?.ToString() ?? "", Description = finding.Description });
        return response;
    }
}
