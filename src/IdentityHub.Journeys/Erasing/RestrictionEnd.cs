using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Erasing;

namespace IdentityHub.Journeys.Erasing;

/// <summary>
/// Ends a restriction, on record: data that were only locked are used again (GDPR Art. 18(3): the person is told before); data that were kept under lock instead of being erased are
/// destroyed, because the reason for keeping them is over.
/// </summary>
public sealed class RestrictionEnd(
    IPrivacyStore store, IRestrictedRecords restricted, ConsentRecorder recorder, IConsentStore consents, DecisionCache decisions, IUnitOfWork unit, TimeProvider time)
{
    private static readonly Refusal Unknown = Refusal.NotFound("PRIVACY_REQUEST_UNKNOWN", "There is no such request.");
    private static readonly Refusal NotRestricted = new(RefusalKind.FailedPrecondition, "NOT_RESTRICTED", "The request restricts nothing, or its restriction is over.");

    /// <summary>Ends it. <c>PRIVACY_REQUEST_UNKNOWN</c>, <c>NOT_RESTRICTED</c>, <c>INVALID_ARGUMENT</c>, <c>ETAG_STALE</c>.</summary>
    public async Task<Outcome<PrivacyRequest>> RunAsync(PrivacyRequestId id, string reason, string? etag, Actor actor, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > PrivacyDesk.LongestNote)
            return Refusal.Invalid("reason", $"1 to {PrivacyDesk.LongestNote} characters");
        var outcome = await unit.ExecuteAsync<Outcome<PrivacyRequest>>(
            async (work, token) =>
            {
                if (await store.FindAsync(id, token) is not { } request)
                    return Unknown;
                if (etag is not null && etag != request.Etag)
                    return Refusal.StaleEtag;
                var kept = request.Kind == PrivacyRequestKind.Erasure && request.Classes.Any(data => data.Treatment == ErasureTreatment.Restrict);
                if (request is not { State: PrivacyRequestState.Completed, LiftedAt: null } || !(kept || request.Kind == PrivacyRequestKind.Restriction))
                    return NotRestricted;
                var there = await consents.ResolveAsync([.. request.Subject.Records.Select(record => new ConsentSubject.OfSourceRecord(record))], token);
                foreach (var part in there.OfType<ResolvedSubject>().Select(found => found.Record).Distinct().Chunk(ConsentRecorder.MaximumBatch / 2))
                {
                    // What is destroyed is erased from then on: what the person denied still counts.
                    var lifted = part.Select(record => Capture(record, ConsentAction.RestrictionLifted)).Concat(kept ? part.Select(record => Capture(record, ConsentAction.Erased)) : []);
                    if ((await recorder.RecordAsync([.. lifted], actor, null, token)).Refusal is { } refusal)
                        return refusal;
                }
                var destroyed = kept ? await restricted.RemoveAsync(id.ToString(), token) : 0;
                var after = request with { LiftedAt = time.UtcNow(), LiftedBy = actor, LiftedBecause = reason, KeptUntil = kept ? null : request.KeptUntil, Revision = request.Revision + 1 };
                await store.SaveAsync(after, token);
                work.Audit(new AuditEntry("privacy.lift", actor, id.ToString(), kept ? $"{destroyed} records destroyed" : "locked records are used again"));
                return after;
            },
            cancellation);
        if (outcome.Succeeded(out var ended, out _))
            decisions.Forget(ended.Subject.Parties);
        return outcome;
    }

    private static ConsentCapture Capture(SourceRecordId record, ConsentAction action) =>
        new(new ConsentSubject.OfSourceRecord(record), null, null, null, action) { CollectionPoint = "hub:privacy" };
}
