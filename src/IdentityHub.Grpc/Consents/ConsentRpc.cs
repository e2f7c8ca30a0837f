using Grpc.Core;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.DoubleOptIn;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Receipts;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using IdentityHub.Protos.Consent.V1;
using Microsoft.AspNetCore.Authorization;
using Statement = IdentityHub.Consent.Capture.ConsentCapture;
using DecisionQuestion = IdentityHub.Consent.Decisions.DecisionQuestion;

namespace IdentityHub.Grpc.Consents;

/// <summary>Consent: asked, recorded, withdrawn.</summary>
internal sealed partial class ConsentRpc(
    HubCall call, DecisionPoint point, OnDemand<ConsentDecider> decider, OnDemand<ConsentRecorder> recorder, AudienceStream audience, OnDemand<ConsentReceipts> receipts,
    OnDemand<LedgerAudit> audit, OnDemand<AskedConfirmations> confirmations, OnDemand<IUnitOfWork> unitOfWork, OnDemand<SourceBinding> binding) : ConsentService.ConsentServiceBase
{
    private const int MaximumQuestions = 500;
    private const int MaximumCaptures = 100;

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<DecideResponse> Decide(DecideRequest request, ServerCallContext context)
    {
        var question = DecisionMapping.FromWire(request.Question, "question");
        var decision = (question.AsKnownAt is null
            ? await point.DecideAsync(question, call.Consistency, call.Cancellation)
            : await decider.Value.DecideAsync(question, call.Consistency, call.Cancellation)).OrThrow();
        Saw(decision.Party);
        var response = new DecideResponse { Decision = DecisionMapping.ToWire(decision) };
        if (Require.Text(request.ExplainIn, 35, "explain_in") is { } locale)
        {
            var words = DecisionExplanation.Of(decision, locale);
            (response.Decision.ShopperExplanation, response.Decision.FormalExplanation) = (words.Shopper, words.Formal);
        }
        return response;
    }

    [Authorize(HubScopes.ConsentRead)]
    public override async Task<BatchDecideResponse> BatchDecide(BatchDecideRequest request, ServerCallContext context)
    {
        Require.Count(request.Questions.Count, MaximumQuestions, "questions");
        var questions = new DecisionQuestion[request.Questions.Count];
        for (var i = 0; i < questions.Length; i++)
            questions[i] = DecisionMapping.FromWire(request.Questions[i], $"questions[{i}]");

        var decisions = await decider.Value.DecideManyAsync(questions, call.Consistency, call.Cancellation);
        var response = new BatchDecideResponse();
        foreach (var outcome in decisions)
        {
            if (outcome.Succeeded(out var decision, out var refusal))
                Saw(decision.Party);
            response.Results.Add(refusal is null
                ? new BatchDecideResult { Decision = DecisionMapping.ToWire(decision!) }
                : new BatchDecideResult { Problem = ToWire.Problem(refusal) });
        }

        return response;
    }

    [Authorize(HubScopes.ConsentRead)]
    public override Task FilterAudience(
        IAsyncStreamReader<FilterAudienceRequest> requestStream, IServerStreamWriter<FilterAudienceResponse> responseStream, ServerCallContext context) =>
        audience.RunAsync(requestStream, responseStream, call.Cancellation);

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<RecordResponse> Record(RecordRequest request, ServerCallContext context)
    {
        Require.Count(request.Captures.Count, MaximumCaptures, "captures");
        var captures = new Statement[request.Captures.Count];
        for (var i = 0; i < captures.Length; i++)
        {
            captures[i] = CaptureMapping.FromWire(request.Captures[i], $"captures[{i}]");
            await DemandBindingAsync(captures[i]);
        }

        var events = await WriteAsync(captures);
        var response = new RecordResponse();
        foreach (var id in events)
            response.EventIds.Add(id.ToString());
        return response;
    }

    [Authorize(HubScopes.ConsentWrite)]
    public override async Task<WithdrawResponse> Withdraw(WithdrawRequest request, ServerCallContext context)
    {
        var capture = CaptureMapping.FromWire(request);
        await DemandBindingAsync(capture);
        var events = await WriteAsync([capture]);
        return new WithdrawResponse { EventId = events[0].ToString() };
    }

    private async Task<IReadOnlyList<ConsentEventId>> WriteAsync(IReadOnlyList<Statement> captures)
    {
        var touched = new HashSet<GlobalPartyId>();
        var events = (await recorder.Value.RecordTellingAsync(captures, call.Caller.Actor, null, touched, call.Cancellation)).OrThrow();
        foreach (var party in touched)
            Saw(party);
        return events;
    }

    // A consent is no revision of its party: a token that names the party, whatever its revision, makes every node read it anew.
    private void Saw(GlobalPartyId party) => call.Saw(party, 0);

    private ValueTask DemandBindingAsync(Statement capture) =>
        capture.Subject is Consent.Capture.ConsentSubject.OfSourceKey { Key: var key } ? binding.Value.DemandAsync(call.Caller, key.System, call.Cancellation) : ValueTask.CompletedTask;
}
