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

namespace IdentityHub.Grpc.Consents;

/// <content>Confirmations, receipts, and the ledger's verification.</content>
internal sealed partial class ConsentRpc
{
    private const int MaximumFindings = 1000;

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<ConfirmDoubleOptInResponse> ConfirmDoubleOptIn(ConfirmDoubleOptInRequest request, ServerCallContext context)
    {
        var id = Require.Id<ConsentEventId>(request.EventId, "event_id");
        if (request.Evidence is null)
            throw Refusal.Invalid("evidence", "is required").ToException();
        var confirmation = (await confirmations.Value.ConfirmationOfAsync(id, call.Cancellation)).OrThrow() with
        {
            CapturedAt = Require.Time(request.CaptureTime, "capture_time"), Evidence = CaptureMapping.EvidenceFromWire(request.Evidence, "evidence"),
        };
        var events = await WriteAsync([confirmation]);
        return new ConfirmDoubleOptInResponse { EventId = events[0].ToString() };
    }

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<GetReceiptResponse> GetReceipt(GetReceiptRequest request, ServerCallContext context)
    {
        var id = Require.Id<ConsentEventId>(request.EventId, "event_id");
        var receipt = (await receipts.Value.GetAsync(id, null, call.Cancellation)).OrThrow();
        await unitOfWork.Value.ExecuteAsync(
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
        var (verification, unsealed) = await audit.Value.VerifyAsync(call.Cancellation);
        var response = new VerifyLedgerResponse { Links = verification.Batches, Events = verification.Events, UnsealedEvents = unsealed };
        foreach (var finding in verification.Findings.Take(MaximumFindings))
            response.Findings.Add(new LedgerFinding { Link = finding.Batch, EventId = finding.Event?.ToString() ?? "", Description = finding.Description });
        return response;
    }
}
