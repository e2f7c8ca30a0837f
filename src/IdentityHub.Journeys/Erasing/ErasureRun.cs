using System.Security.Cryptography;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;

namespace IdentityHub.Journeys.Erasing;

/// <summary>
/// Does an erasure: the journal first, then class by class in slices, each of which commits with how far it got; then what the engine still has of removed rows; then the certificate.
/// May be run any number of times, by several nodes at once and after a crash anywhere.
/// </summary>
public sealed class ErasureRun(
    IPrivacyStore store, IErasureJournal journal, IEnumerable<IErasable> erasables, IStorageScrub scrub, ErasureTraces traces, ContactSuppressor suppressor, IConsentStore consents, ConsentRecorder recorder, DecisionCache decisions,
    AccountDirectory accounts, IStatementSigner signer, IKeyWrapping keys, SignOnOptions options, IUnitOfWork unit, TimeProvider time)
{
    private const string Suppressing = "suppress", Scrubbing = "scrub", Certifying = "certify", SecretPurpose = "erasure secret";
    private static readonly Actor Eraser = Actor.Hub("privacy");

    /// <summary>Runs a request to its end; does nothing when it isn't due, was taken back or is done.</summary>
    public async Task RunAsync(PrivacyRequestId id, CancellationToken cancellation)
    {
        if (await BeginAsync(id, cancellation) is not { } request)
            return;
        // What is done again is in the journal already, with what this database may not have any more.
        if (request.Progress is { Step: Suppressing } && request.RequestedBy != Eraser)
            await journal.AppendAsync(await EntryOfAsync(request, cancellation), cancellation);
        while (request is { State: PrivacyRequestState.Running, Progress: { } progress })
        {
            var scrubbed = progress.Step == Scrubbing ? await scrub.ScrubAsync(cancellation) : (ScrubExtent?)null;
            request = await StepAsync(id, progress, scrubbed, cancellation);
        }

        decisions.Forget(request.Subject.Parties);
    }

    /// <summary>Does again, on a database that was restored from before, what the journal says was done; true when there was something to do.</summary>
    public async Task<bool> ReapplyAsync(ErasureJournalEntry entry, CancellationToken cancellation)
    {
        var needed = await unit.ExecuteAsync(async (work, token) =>
        {
            var known = await store.FindAsync(entry.Request, token);
            if (known is { State: PrivacyRequestState.Completed })
                return false;
            await traces.RestoreAsync(entry, Eraser, token);
            if (known is { State: PrivacyRequestState.Running })
                return true;
            var again = (known ?? new PrivacyRequest
            {
                Id = entry.Request, Kind = PrivacyRequestKind.Erasure, State = PrivacyRequestState.Running, Subject = entry.Subject, RequestedBy = Eraser, ReceivedAt = entry.At,
                Assurance = IdentityAssurance.None, DueAt = entry.At, Revision = 0,
            }) with
            {
                State = PrivacyRequestState.Running,
                Subject = entry.Subject,
                KeptUntil = entry.KeptUntil,
                Classes = [.. erasables.Select(erasable => new TreatedClass(erasable.Class.Code, ErasurePolicy.Of(erasable.Class, entry.Treatments), 0, 0, erasable.Class.Why))],
                Progress = FirstStep(),
            };
            again = again with { Revision = again.Revision + 1 };
            if (known is null)
                await store.AddAsync(again, token);
            else
                await store.SaveAsync(again, token);
            work.Audit(new AuditEntry("privacy.reapply", Eraser, entry.Request.ToString()));
            return true;
        }, cancellation);
        if (needed)
            await RunAsync(entry.Request, cancellation);
        return needed;
    }

    private Task<PrivacyRequest?> BeginAsync(PrivacyRequestId id, CancellationToken cancellation) => unit.ExecuteAsync(async (work, token) =>
    {
        var request = await store.FindAsync(id, token);
        if (request is null or { State: PrivacyRequestState.Running } or { Kind: not PrivacyRequestKind.Erasure })
            return request is { State: PrivacyRequestState.Running } ? request : null;
        if (request.State != PrivacyRequestState.Scheduled || request.ExecuteAfter > time.UtcNow())
            return null;
        // Who asked in their account and came back has changed their mind.
        var comeBack = request is { RequestedBy.Kind: ActorKind.Account, DecidedBy: null } && TypeId.TryParse<AccountId>(request.RequestedBy.Id, out var asker)
            && await accounts.FindAsync(asker, token) is { ClosedAt: null };
        request = comeBack
            ? request with { State = PrivacyRequestState.Cancelled, Revision = request.Revision + 1 }
            : request with { State = PrivacyRequestState.Running, Progress = FirstStep(), Revision = request.Revision + 1 };
        await store.SaveAsync(request, token);
        work.Audit(new AuditEntry(comeBack ? "privacy.cancel" : "privacy.begin", Eraser, id.ToString()));
        return comeBack ? null : request;
    }, cancellation);

    /// <summary>One slice. Whoever does it second, of two nodes, finds it done.</summary>
    private Task<PrivacyRequest> StepAsync(PrivacyRequestId id, ErasureProgress expected, ScrubExtent? scrubbed, CancellationToken cancellation) => unit.ExecuteAsync(async (work, token) =>
    {
        var request = await store.FindAsync(id, token) ?? throw new InvalidOperationException("The request is gone.");
        if (request is not { State: PrivacyRequestState.Running, Progress: { } progress } || progress.Step != expected.Step || !progress.Cursor.AsSpan().SequenceEqual(expected.Cursor))
            return request;
        request = progress.Step switch
        {
            Suppressing => await SuppressAsync(request, progress, token),
            Scrubbing => request with { Storage = scrubbed, Progress = progress with { Step = Certifying, Cursor = [] } },
            Certifying => Certify(work, request),
            _ => await EraseAsync(work, request, progress, token),
        };
        request = request with { Revision = request.Revision + 1 };
        await store.SaveAsync(request, token);
        return request;
    }, cancellation);

    /// <summary>While the addresses can still be read: their keyed hashes go onto the suppression list, which outlives them.</summary>
    private async Task<PrivacyRequest> SuppressAsync(PrivacyRequest request, ErasureProgress progress, CancellationToken cancellation)
    {
        var (_, points) = await traces.OfAsync(request.Subject, cancellation);

        // What they denied still counts; everything else that they said doesn't. What is locked away (GDPR Art. 18) is used for nothing.
        var action = request.Classes.Any(data => data.Treatment == ErasureTreatment.Restrict) ? ConsentAction.Restricted : ConsentAction.Erased;
        foreach (var asked in request.Subject.Records.Chunk(ConsentRecorder.MaximumBatch))
        {
            // A backup that is older than a record doesn't have it.
            var there = await consents.ResolveAsync([.. asked.Select(record => new ConsentSubject.OfSourceRecord(record))], cancellation);
            var part = there.OfType<ResolvedSubject>().Select(subject => subject.Record).Distinct().ToList();
            if (part.Count == 0)
                continue;
            await recorder.RecordAsync(
                [.. part.Select(record => new ConsentCapture(new ConsentSubject.OfSourceRecord(record), null, null, null, action) { CollectionPoint = "hub:privacy" })], Eraser, null, cancellation);
        }

        foreach (var part in points.Chunk(ContactSuppressor.MaximumBatch))
            await suppressor.SuppressAsync(part.ToHashSet(), new SuppressionOrder(SuppressionReason.Erasure), Eraser, cancellation);
        return request with { Progress = progress with { Step = NextOf(null), Cursor = [] } };
    }

    private async Task<PrivacyRequest> EraseAsync(IWork work, PrivacyRequest request, ErasureProgress progress, CancellationToken cancellation)
    {
        if (erasables.FirstOrDefault(one => one.Class.Code == progress.Step) is not { } erasable)
            return request with { Progress = progress with { Step = NextOf(progress.Step), Cursor = [] } };
        var treated = request.Classes.FirstOrDefault(data => data.Code == progress.Step);
        var order = new ErasureOrder(
            request.Subject, treated?.Treatment ?? erasable.Class.Treatment, request.Id.ToString(), keys.Unwrap(SecretPurpose, progress.Secret), request.KeptUntil);
        var slice = order.Treatment == ErasureTreatment.Keep ? ErasureSlice.Done(0) : await erasable.EraseAsync(work, order, progress.Cursor, cancellation);
        return request with
        {
            Classes = [.. request.Classes.Select(data => data.Code == progress.Step ? data with { Touched = data.Touched + slice.Touched } : data)],
            Progress = slice.Next is { } next ? progress with { Cursor = next } : progress with { Step = NextOf(progress.Step), Cursor = [] },
        };
    }

    private PrivacyRequest Certify(IWork work, PrivacyRequest request)
    {
        var now = time.UtcNow();
        work.Audit(new AuditEntry("privacy.complete", Eraser, request.Id.ToString()));
        if (request.Subject.Parties.Count > 0)
            work.Publish(new ChangeEvent(ChangeKind.PartyErased, request.Subject.Parties[0], null, default));
        return request with
        {
            State = PrivacyRequestState.Completed,
            CompletedAt = now,
            Progress = null,
            Certificate = signer.Sign(ErasureCertificate.Type, ErasureCertificate.Write(request, options.Issuer, now)),
        };
    }

    private string NextOf(string? step)
    {
        var codes = erasables.Select(erasable => erasable.Class.Code).ToList();
        var next = step is null ? 0 : codes.IndexOf(step) + 1;
        return next < codes.Count ? codes[next] : Scrubbing;
    }

    private ErasureProgress FirstStep() => new(Suppressing, [], keys.Wrap(SecretPurpose, RandomNumberGenerator.GetBytes(32)));

    private async Task<ErasureJournalEntry> EntryOfAsync(PrivacyRequest request, CancellationToken cancellation)
    {
        var (sources, points) = await traces.OfAsync(request.Subject, cancellation);
        return new ErasureJournalEntry(request.Id, request.ReceivedAt, request.Subject, request.Classes.ToDictionary(data => data.Code, data => data.Treatment), request.KeptUntil)
        {
            Sources = sources,
            Suppressed = [.. points.Select(ErasureTraces.Write)],
        };
    }
}
