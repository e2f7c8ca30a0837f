using System.Security.Cryptography;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Capture;

/// <summary>Writes statements into the ledger: all of a call or none.</summary>
public sealed class ConsentRecorder(
    IUnitOfWork unitOfWork, IConsentStore store, ConsentCatalog catalog, ContactPointKeys contactPoints, SealedPayloads payloads, DecisionCache cache,
    TimeProvider time)
{
    /// <summary>The most statements of one call.</summary>
    public const int MaximumBatch = 500;

    /// <summary>
    /// Records statements with the feed's <see cref="ChangeKind.ConsentChanged"/> in the same commit; joins a unit of work that runs already.
    /// Refuses with <c>INVALID_ARGUMENT</c> and its field violations, <c>PURPOSE_UNKNOWN</c>, <c>SUBJECT_UNKNOWN</c>, <c>SUBSCRIPTION_UNKNOWN</c>, <c>SUPERSEDES_INVALID</c>, <c>CONFIRMS_INVALID</c> or <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    /// <param name="captures">1 to <see cref="MaximumBatch"/> statements.</param>
    /// <param name="actor">Who writes them down.</param>
    /// <param name="request">For retries: the same request answers what the first answered; null for none.</param>
    /// <param name="cancellation">Stops waiting; nothing is written then.</param>
    /// <returns>The events' ids, in the order of <paramref name="captures"/>.</returns>
    public Task<Outcome<IReadOnlyList<ConsentEventId>>> RecordAsync(
        IReadOnlyList<ConsentCapture> captures, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        RecordTellingAsync(captures, actor, request, [], cancellation);

    /// <summary>The same, telling whom it concerned: reads that must not be older than this write name these parties.</summary>
    /// <param name="captures">1 to <see cref="MaximumBatch"/> statements.</param>
    /// <param name="actor">Who writes them down.</param>
    /// <param name="request">For retries; null for none.</param>
    /// <param name="touched">Filled with the parties concerned.</param>
    /// <param name="cancellation">Stops waiting; nothing is written then.</param>
    public async Task<Outcome<IReadOnlyList<ConsentEventId>>> RecordTellingAsync(
        IReadOnlyList<ConsentCapture> captures, Actor actor, RequestKey? request, HashSet<GlobalPartyId> touched, CancellationToken cancellation)
    {
        if (await CheckAsync(captures, actor, cancellation) is { } refusal)
            return refusal;
        var outcome = await unitOfWork.ExecuteAsync((work, token) => RecordAsync(work, captures, actor, request, touched, token), cancellation);
        cache.Forget(touched);
        return outcome;
    }

    private async Task<Refusal?> CheckAsync(IReadOnlyList<ConsentCapture> captures, Actor actor, CancellationToken cancellation)
    {
        if (captures.Count is 0 or > MaximumBatch)
            return Refusal.Invalid("statements", $"1 to {MaximumBatch}");
        var violations = new List<FieldViolation>();
        var now = time.UtcNow();
        for (var i = 0; i < captures.Count; i++)
        {
            var purpose = captures[i].Purpose is { } id ? await catalog.FindAsync(id, cancellation) : null;
            if (purpose is null && captures[i].Purpose is not null)
                return Refusal.NotFound("PURPOSE_UNKNOWN", $"There is no purpose of that code (statement {i}).");
            var subscription = captures[i].Subscription is { } code ? await catalog.FindSubscriptionAsync(code, cancellation) : null;
            if (subscription is null && captures[i].Subscription is not null)
                return Refusal.NotFound("SUBSCRIPTION_UNKNOWN", $"There is no subscription of that code (statement {i}).");
            CaptureRules.Check(captures[i], purpose, subscription, actor, now, $"statements[{i}]", violations);
        }
        return violations.Count == 0 ? null : Refusal.Invalid(violations);
    }

    private async Task<Outcome<IReadOnlyList<ConsentEventId>>> RecordAsync(
        IWork work, IReadOnlyList<ConsentCapture> captures, Actor actor, RequestKey? request, HashSet<GlobalPartyId> touched, CancellationToken cancellation)
    {
        if (request is not null)
        {
            var claim = (await work.ClaimAsync([request], cancellation))[0];
            if (claim.State == ClaimState.OtherBody)
                return new Refusal(RefusalKind.Conflict, "REQUEST_ID_REUSED", "The same request id came with another body.");
            if (claim.State == ClaimState.Answered)
                return RecordedAnswer.Read(claim.Answer.Span);
        }
        var subjects = await store.ResolveAsync([.. captures.Select(c => c.Subject)], cancellation);
        for (var i = 0; i < subjects.Count; i++)
        {
            if (subjects[i] is null)
                return Refusal.NotFound("SUBJECT_UNKNOWN", $"Nobody is known by that key or id (statement {i}).");
        }
        var resolved = subjects.Select(s => s!.Value).ToArray();
        if (await SupersedesAsync(captures, resolved, cancellation) is { } refusal)
            return refusal;

        var (events, newKeys) = await SealAsync(captures, resolved, actor, cancellation);
        await store.AppendAsync(events, newKeys, cancellation);
        Announce(work, captures, resolved, events, actor);
        touched.Clear();
        touched.UnionWith(resolved.Select(r => r.Party));
        ConsentEventId[] ids = [.. events.Select(e => e.Statement.Id)];
        if (request is not null)
            work.Answer(request, RecordedAnswer.Write(ids));
        return ids;
    }

    // A grant takes back only what its maker could have been shown: denials of the same purpose within the same party, about the same address or all.
    private async Task<Refusal?> SupersedesAsync(IReadOnlyList<ConsentCapture> captures, ResolvedSubject[] resolved, CancellationToken cancellation)
    {
        var parties = resolved.Where((_, i) => captures[i].Supersedes.Count > 0 || captures[i].Confirms is not null).Select(r => r.Party).ToHashSet();
        if (parties.Count == 0)
            return null;
        var known = (await store.OfPartiesAsync(parties, cancellation)).ToDictionary(p => p.Asked, p => p.Statements.ToDictionary(s => s.Id));
        for (var i = 0; i < captures.Count; i++)
        {
            var key = captures[i].ContactPoint is { } point ? contactPoints.Of(point) : (ContactPointKey?)null;
            if (captures[i].Confirms is { } request
                && (!known[resolved[i].Party].TryGetValue(request, out var asked) || asked.Action != ConsentAction.DoubleOptInRequested || asked.Purpose != captures[i].Purpose
                    || asked.Channel != captures[i].Channel || asked.Subscription != captures[i].Subscription || asked.Brand != captures[i].Brand || asked.ContactPoint != key))
                return new Refusal(RefusalKind.FailedPrecondition, "CONFIRMS_INVALID", $"Statement {i} confirms an event that isn't an open request of this person for the same purpose and contact point.");
            foreach (var id in captures[i].Supersedes)
            {
                if (!known[resolved[i].Party].TryGetValue(id, out var denial) || !denial.IsDenial || denial.Purpose != captures[i].Purpose
                    || denial.PartyAction != captures[i].PartyAction || (denial.ContactPoint is { } at && at != key))
                    return new Refusal(
                        RefusalKind.FailedPrecondition, "SUPERSEDES_INVALID", $"Statement {i} takes back an event that isn't a denial of the same purpose and contact point of this person.");
            }
        }
        return null;
    }

    private async Task<(List<LedgerEvent> Events, List<SubjectKey> NewKeys)> SealAsync(
        IReadOnlyList<ConsentCapture> captures, ResolvedSubject[] resolved, Actor actor, CancellationToken cancellation)
    {
        var keys = new Dictionary<SourceRecordId, SubjectKey>();
        foreach (var key in await store.SubjectKeysAsync([.. resolved.Select(r => r.Record).Distinct()], cancellation))
            keys[key.Record] = key;
        var now = time.UtcNow();
        var newKeys = new List<SubjectKey>();
        var events = new List<LedgerEvent>(captures.Count);
        for (var i = 0; i < captures.Count; i++)
        {
            var record = resolved[i].Record;
            if (!keys.TryGetValue(record, out var key))
            {
                keys[record] = key = payloads.NewKey(record, time);
                newKeys.Add(key);
            }
            events.Add(Event(captures[i], record, key, actor, now));
        }
        return (events, newKeys);
    }

    private LedgerEvent Event(ConsentCapture capture, SourceRecordId record, SubjectKey key, Actor actor, DateTimeOffset now)
    {
        var id = TypeId.New<ConsentEventId>(time);
        var contactKey = capture.ContactPoint is { } point ? contactPoints.Of(point) : (ContactPointKey?)null;
        var (payload, commitment) = payloads.Seal(id, new LedgerPayload(capture.ContactPoint, contactKey, capture.Evidence, RandomNumberGenerator.GetBytes(32)), key);
        // A caller's clock that runs ahead must not make a statement wait.
        var capturedAt = Instants.Truncate(capture.CapturedAt is { } said && said < now ? said : now);
        var statement = new ConsentStatement(
            id, record, capture.Purpose, capture.Channel, contactKey, capture.Action, capturedAt,
            capture.EffectiveFrom is { } from && !(from > now && from <= now + CaptureRules.ClockSkew) ? Instants.Truncate(from) : capturedAt,
            EndOf(capture, capturedAt), now)
        {
            PartyAction = capture.PartyAction,
            ByVerifiedOwner = capture.ByVerifiedOwner,
            Supersedes = [.. capture.Supersedes],
            Brand = capture.Brand,
            Subscription = capture.Subscription,
            Template = capture.Template,
            Quality = capture.Quality,
            Place = capture.Place,
            Confirms = capture.Confirms,
            TextVersion = capture.Evidence.TextVersion,
            Method = capture.Method,
        };
        return new LedgerEvent(statement, actor, capture.Method, capture.CollectionPoint, key.Id, payload, commitment);
    }

    private static DateTimeOffset? EndOf(ConsentCapture capture, DateTimeOffset capturedAt)
    {
        DateTimeOffset? end = capture.EffectiveTo is { } to ? Instants.Truncate(to) : null;
        return capture.Action == ConsentAction.SessionOpened && !(end < capturedAt + ConsentCapture.SessionLength) ? capturedAt + ConsentCapture.SessionLength : end;
    }

    private static void Announce(IWork work, IReadOnlyList<ConsentCapture> captures, ResolvedSubject[] resolved, List<LedgerEvent> events, Actor actor)
    {
        foreach (var party in Enumerable.Range(0, events.Count).GroupBy(i => resolved[i].Party))
        {
            var topics = party.Select(i => new ConsentTopic(captures[i].Purpose, captures[i].Channel)).Distinct().ToArray();
            var change = new ConsentChange(ConsentChangeCause.Recorded, topics, [.. party.Select(i => events[i].Statement.Id)]);
            var systems = party.Select(i => (captures[i].Subject as ConsentSubject.OfSourceKey)?.Key.System).Distinct().ToArray();
            work.Publish(new ChangeEvent(ChangeKind.ConsentChanged, party.Key, systems.Length == 1 ? systems[0] : null, change.ToJson()));
            // What a person says for themself, or a system on its behalf, is in the ledger; what employees do is in the audit trail as well.
            if (actor.Kind == ActorKind.Operator || party.Any(i => captures[i].Method == CaptureMethod.Agent))
                work.Audit(new AuditEntry("consent.record", actor, party.Key.ToString(), $"{party.Count()} statements"));
        }
    }
}
