using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;

namespace IdentityHub.Journeys.Erasing;

/// <summary>
/// What a restriction (GDPR Art. 18), an objection (Art. 21) and an opt-out of sale (CCPA § 1798.120) come to: events of the ledger, which every decision honours from then on, in one
/// transaction with the request's completion. Erasure is <see cref="ErasureRun"/>'s; a copy and a correction are completed by who gave or made them.
/// </summary>
public sealed class RightsRun(
    IPrivacyStore store, ConsentRecorder recorder, IConsentStore consents, ConsentCatalog catalog, DecisionCache decisions, IStatementSigner signer, SignOnOptions options, IUnitOfWork unit, TimeProvider time)
{
    private static readonly Actor Desk = Actor.Hub("privacy");
    private static readonly Refusal Unknown = Refusal.NotFound("PRIVACY_REQUEST_UNKNOWN", "There is no such request.");

    /// <summary>True for a kind that the hub itself carries out here.</summary>
    public static bool Does(PrivacyRequestKind kind) => kind is PrivacyRequestKind.Restriction or PrivacyRequestKind.Objection or PrivacyRequestKind.OptOutOfSale;

    /// <summary>Does an approved request whose day has come; false when there is nothing to do. Refusals of the ledger leave everything as it was.</summary>
    public async Task<Outcome<bool>> RunAsync(PrivacyRequestId id, CancellationToken cancellation)
    {
        var outcome = await unit.ExecuteAsync<Outcome<bool>>(
            async (work, token) =>
            {
                if (await store.FindAsync(id, token) is not { State: PrivacyRequestState.Scheduled } request || !Does(request.Kind) || request.ExecuteAfter > time.UtcNow())
                    return false;
                foreach (var part in (await CapturesAsync(request, token)).Chunk(ConsentRecorder.MaximumBatch))
                {
                    if ((await recorder.RecordAsync(part, Desk, null, token)).Refusal is { } refusal)
                        return refusal;
                }
                await store.SaveAsync(Completed(request, work), token);
                return true;
            },
            cancellation);
        if (outcome.Succeeded(out var done, out _) && done && await store.FindAsync(id, cancellation) is { } after)
            decisions.Forget(after.Subject.Parties);
        return outcome;
    }

    /// <summary>An employee has given the copy or made the correction, and says how. <c>PRIVACY_REQUEST_UNKNOWN</c>, <c>NOT_APPROVED</c>, <c>NOT_BY_HAND</c>, <c>INVALID_ARGUMENT</c>, <c>ETAG_STALE</c>.</summary>
    public Task<Outcome<PrivacyRequest>> CompleteAsync(PrivacyRequestId id, string note, string? etag, Actor actor, CancellationToken cancellation) => unit.ExecuteAsync<Outcome<PrivacyRequest>>(
        async (work, token) =>
        {
            if (string.IsNullOrWhiteSpace(note) || note.Length > PrivacyDesk.LongestNote)
                return Refusal.Invalid("note", $"1 to {PrivacyDesk.LongestNote} characters");
            if (await store.FindAsync(id, token) is not { } request)
                return Unknown;
            if (etag is not null && etag != request.Etag)
                return Refusal.StaleEtag;
            if (request.Kind is not (PrivacyRequestKind.Access or PrivacyRequestKind.Rectification))
                return new Refusal(RefusalKind.FailedPrecondition, "NOT_BY_HAND", "The hub completes requests of this kind itself.");
            if (request.State != PrivacyRequestState.Scheduled)
                return new Refusal(RefusalKind.FailedPrecondition, "NOT_APPROVED", "The request isn't approved, or is done.");
            var completed = Completed(request with { Note = note, DecidedBy = actor }, work);
            await store.SaveAsync(completed, token);
            return completed;
        },
        cancellation);

    private PrivacyRequest Completed(PrivacyRequest request, IWork work)
    {
        var now = time.UtcNow();
        work.Audit(new AuditEntry("privacy.complete", Desk, request.Id.ToString(), request.Kind.ToString()));
        return request with
        {
            State = PrivacyRequestState.Completed,
            CompletedAt = now,
            Certificate = signer.Sign(ErasureCertificate.TypeOf(request.Kind), ErasureCertificate.Write(request, options.Issuer, now)),
            Revision = request.Revision + 1,
        };
    }

    private async Task<IReadOnlyList<ConsentCapture>> CapturesAsync(PrivacyRequest request, CancellationToken cancellation)
    {
        var there = await consents.ResolveAsync([.. request.Subject.Records.Select(record => new ConsentSubject.OfSourceRecord(record))], cancellation);
        var records = there.OfType<ResolvedSubject>().Select(found => found.Record).Distinct().ToList();
        if (request.Kind == PrivacyRequestKind.Restriction)
            return [.. records.Select(record => Capture(record, null, ConsentAction.Restricted, PartyAction.None))];
        // One record's word is enough: the most restrictive of a person's records counts, and it goes with them through every merge.
        if (records.Count == 0)
            return [];
        if (request.Kind == PrivacyRequestKind.OptOutOfSale)
            return [Capture(records[0], null, ConsentAction.Denied, PartyAction.Sell | PartyAction.Share | PartyAction.Target)];
        return
        [
            Capture(records[0], null, ConsentAction.Denied, PartyAction.Profile | PartyAction.Target),
            .. (await catalog.ListAsync(cancellation)).Where(purpose => purpose.Kind == PurposeKind.Promotional).Select(purpose => Capture(records[0], purpose.Id, ConsentAction.Denied, PartyAction.None)),
        ];
    }

    private static ConsentCapture Capture(SourceRecordId record, PurposeId? purpose, ConsentAction action, PartyAction actions) =>
        new(new ConsentSubject.OfSourceRecord(record), purpose, null, null, action) { PartyAction = actions, CollectionPoint = "hub:privacy" };
}
