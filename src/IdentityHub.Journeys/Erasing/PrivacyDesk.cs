using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Takes the requests of data subjects and sees them through. Every act is audited.</summary>
public sealed class PrivacyDesk(
    IPrivacyStore store, DataSubjects subjects, AccountDirectory accounts, IEnumerable<IErasable> erasables, PrivacyOptions options, AccountOptions accountOptions,
    IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Who asks by a link that was sent to a contact point of theirs.</summary>
    public static readonly Actor ContactPoint = Actor.Hub("contact-point");

    internal const int LongestNote = 500;
    private static readonly Refusal Unknown = Refusal.NotFound("PRIVACY_REQUEST_UNKNOWN", "There is no such request.");
    private static readonly Refusal SubjectUnknown = Refusal.NotFound("SUBJECT_UNKNOWN", "Nobody is known by that id.");
    private static readonly Refusal Staff = new(RefusalKind.FailedPrecondition, "SUBJECT_IS_STAFF", "This account has rights at the hub; an administrator takes these away first.");

    /// <summary>What may be done with each class of data: the treatments that its own rules permit.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ErasureTreatment>> Permitted { get; } = erasables.ToDictionary(erasable => erasable.Class.Code, erasable => erasable.Class.Allowed, StringComparer.Ordinal);

    /// <summary>What an erasure would do, for the person signed in or (with an account of null) for an employee who looks at a party. <c>SUBJECT_UNKNOWN</c>, <c>INVALID_ARGUMENT</c>.</summary>
    public async Task<Outcome<ErasurePreview>> PreviewAsync(AccountId? account, GlobalPartyId? party, IReadOnlyDictionary<string, ErasureTreatment>? choices, CancellationToken cancellation)
    {
        if (choices is not null && Fault(choices) is { } fault)
            return fault;
        if (await FindAsync(account, party, cancellation) is not { } person)
            return SubjectUnknown;
        return new ErasurePreview(person, await ClassesAsync(person.Everything, PolicyWith(choices), cancellation));
    }

    /// <summary>
    /// The signed-in person asks that their data be erased. When all of it is proven to be theirs it is scheduled for the end of the time in which they may come back; with records that
    /// only matching put there, an employee looks first. A request that waits already is answered again. <c>SUBJECT_UNKNOWN</c>, <c>SUBJECT_IS_STAFF</c>.
    /// </summary>
    public async Task<Outcome<PrivacyRequest>> AskForErasureAsync(AccountId account, IdentityAssurance assurance, CancellationToken cancellation)
    {
        var waiting = await store.ListAsync(new PrivacyRequestFilter { Account = account, Kind = PrivacyRequestKind.Erasure, States = [PrivacyRequestState.Open, PrivacyRequestState.Scheduled, PrivacyRequestState.Running] }, null, 1, cancellation);
        if (waiting.Count > 0)
            return waiting[0].Request;
        if ((await accounts.RolesAsync(account, cancellation)).Count > 0)
            return Staff;
        if (await subjects.OfAccountAsync(account, cancellation) is not { } person)
            return SubjectUnknown;
        var byItself = person.Unproven == 0 && assurance >= IdentityAssurance.SteppedUp;
        var request = await NewAsync(PrivacyRequestKind.Erasure, person.Everything with { Accounts = [account, .. person.Everything.Accounts.Where(other => other != account)] }, Actor.Account(account), assurance, options.Policy, cancellation);
        return await AddAsync(request with
        {
            State = byItself ? PrivacyRequestState.Scheduled : PrivacyRequestState.Open,
            ExecuteAfter = byItself ? request.ReceivedAt.AddDays(options.GraceDays ?? accountOptions.ReactivationDays) : null,
            UnprovenRecords = person.Unproven,
        }, cancellation);
    }

    /// <summary>
    /// The signed-in person asks for something else than erasure. An objection and an opt-out of sale need nobody's approval; the rest waits for an employee. What waits already is
    /// answered again. <c>SUBJECT_UNKNOWN</c>, <c>INVALID_ARGUMENT</c>.
    /// </summary>
    public async Task<Outcome<PrivacyRequest>> AskAsync(AccountId account, PrivacyRequestKind kind, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(kind) || kind == PrivacyRequestKind.Erasure)
            return Refusal.Invalid("kind", "unknown");
        var waiting = await store.ListAsync(new PrivacyRequestFilter { Account = account, Kind = kind, States = [PrivacyRequestState.Open, PrivacyRequestState.Scheduled] }, null, 1, cancellation);
        if (waiting.Count > 0)
            return waiting[0].Request;
        if (await subjects.OfAccountAsync(account, cancellation) is not { } person)
            return SubjectUnknown;
        var byItself = kind is PrivacyRequestKind.Objection or PrivacyRequestKind.OptOutOfSale;
        var request = await NewAsync(kind, byItself ? person.Proven : person.Everything with { Accounts = [account, .. person.Everything.Accounts.Where(other => other != account)] }, Actor.Account(account), IdentityAssurance.SignedIn, options.Policy, cancellation);
        return await AddAsync(request with
        {
            State = byItself ? PrivacyRequestState.Scheduled : PrivacyRequestState.Open,
            ExecuteAfter = byItself ? request.ReceivedAt : null,
            UnprovenRecords = person.Unproven,
        }, cancellation);
    }

    /// <summary>
    /// Somebody who reads a contact point asks. An objection and an opt-out of sale count for what has that contact point, and need nobody's approval; the rest waits for an employee.
    /// What waits already is answered again.
    /// </summary>
    public async Task<Outcome<PrivacyRequest>> AskByContactPointAsync(DataSubject person, PrivacyRequestKind kind, CancellationToken cancellation)
    {
        var waiting = await store.ListAsync(
            new PrivacyRequestFilter { Party = person.Party, Kind = kind, States = [PrivacyRequestState.Open, PrivacyRequestState.Scheduled, PrivacyRequestState.Running] }, null, 100, cancellation);
        if (waiting.FirstOrDefault(entry => entry.Request.RequestedBy == ContactPoint && person.Proven.Records.All(entry.Request.Subject.Records.Contains)).Request is { } asked)
            return asked;
        var byItself = kind is PrivacyRequestKind.Objection or PrivacyRequestKind.OptOutOfSale;
        var request = await NewAsync(kind, byItself ? person.Proven : person.Everything, ContactPoint, IdentityAssurance.ContactPoint, options.Policy, cancellation);
        return await AddAsync(request with
        {
            State = byItself ? PrivacyRequestState.Scheduled : PrivacyRequestState.Open,
            ExecuteAfter = byItself ? request.ReceivedAt : null,
            UnprovenRecords = person.Unproven,
        }, cancellation);
    }

    /// <summary>An employee or a service enters a request that reached the company in another way. It waits for approval. <c>SUBJECT_UNKNOWN</c>, <c>INVALID_ARGUMENT</c>.</summary>
    public async Task<Outcome<PrivacyRequest>> CreateAsync(
        PrivacyRequestKind kind, AccountId? account, GlobalPartyId? party, IdentityAssurance assurance, string? note, IReadOnlyDictionary<string, ErasureTreatment>? policy, Actor actor,
        CancellationToken cancellation)
    {
        if (!Enum.IsDefined(kind))
            return Refusal.Invalid("kind", "unknown");
        if (!Enum.IsDefined(assurance))
            return Refusal.Invalid("assurance", "unknown");
        if (note?.Length > LongestNote)
            return Refusal.Invalid("note", $"at most {LongestNote} characters");
        if (policy is not null && Fault(policy) is { } fault)
            return fault;
        if (await FindAsync(account, party, cancellation) is not { } person)
            return SubjectUnknown;
        return await AddAsync(await NewAsync(kind, person.Everything, actor, assurance, PolicyWith(policy), cancellation) with { Note = note, UnprovenRecords = person.Unproven }, cancellation);
    }

    /// <summary>A request; <c>PRIVACY_REQUEST_UNKNOWN</c>.</summary>
    public async Task<Outcome<PrivacyRequest>> GetAsync(PrivacyRequestId id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } request ? request : Unknown;

    /// <summary>Requests, the newest first, before a place (null: from the newest), with their places.</summary>
    public Task<IReadOnlyList<(long Place, PrivacyRequest Request)>> ListAsync(PrivacyRequestFilter filter, long? before, int limit, CancellationToken cancellation) =>
        store.ListAsync(filter, before, Math.Clamp(limit, 1, 1000), cancellation);

    /// <summary>
    /// An employee approves: an erasure is done from the given instant on (null: at once), each class of data as the policy says or as the employee chooses among what the class permits.
    /// <c>PRIVACY_REQUEST_UNKNOWN</c>, <c>PRIVACY_REQUEST_CLOSED</c>, <c>SELF_APPROVAL</c>, <c>IDENTITY_UNCHECKED</c>, <c>INVALID_ARGUMENT</c>, <c>ETAG_STALE</c>.
    /// </summary>
    public Task<Outcome<PrivacyRequest>> ApproveAsync(PrivacyRequestId id, Approval approval, string? etag, Actor actor, CancellationToken cancellation)
    {
        if (approval.Choices.Count > 0 && (string.IsNullOrWhiteSpace(approval.Reason) || approval.Reason.Length > LongestNote))
            return Task.FromResult<Outcome<PrivacyRequest>>(Refusal.Invalid("reason", $"1 to {LongestNote} characters: why this person's data are treated otherwise than the policy says"));
        if (Fault(approval.Choices) is { } fault)
            return Task.FromResult<Outcome<PrivacyRequest>>(fault);
        return ActAsync(id, etag, "privacy.approve", actor, (request, now) =>
            // Four eyes: who enters a request for somebody doesn't approve it.
            request.RequestedBy == actor && actor.Kind != ActorKind.Operator ? new Refusal(RefusalKind.Forbidden, "SELF_APPROVAL", "Somebody else has to approve what you entered.")
            : request.Assurance < IdentityAssurance.SignedIn && !approval.IdentityChecked ? new Refusal(RefusalKind.FailedPrecondition, "IDENTITY_UNCHECKED", "It isn't known that who asks is the person.")
            : approval.Choices.Count > 0 && request.Kind != PrivacyRequestKind.Erasure ? Refusal.Invalid("treatments", "only an erasure treats data")
            : Chosen(request, approval, now) with { State = PrivacyRequestState.Scheduled, ExecuteAfter = Instants.Truncate(approval.ExecuteAfter ?? now), DecidedBy = actor },
            cancellation);
    }

    /// <summary>An employee refuses, with a reason. <c>PRIVACY_REQUEST_UNKNOWN</c>, <c>PRIVACY_REQUEST_CLOSED</c>, <c>INVALID_ARGUMENT</c>, <c>ETAG_STALE</c>.</summary>
    public Task<Outcome<PrivacyRequest>> RejectAsync(PrivacyRequestId id, string reason, string? etag, Actor actor, CancellationToken cancellation) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > LongestNote
            ? Task.FromResult<Outcome<PrivacyRequest>>(Refusal.Invalid("reason", $"1 to {LongestNote} characters"))
            : ActAsync(id, etag, "privacy.reject", actor, (request, _) => request with { State = PrivacyRequestState.Rejected, Note = reason, DecidedBy = actor }, cancellation);

    /// <summary>The person takes it back. <c>PRIVACY_REQUEST_UNKNOWN</c>, <c>PRIVACY_REQUEST_CLOSED</c>.</summary>
    public Task<Outcome<PrivacyRequest>> CancelAsync(PrivacyRequestId id, Actor actor, CancellationToken cancellation) =>
        ActAsync(id, null, "privacy.cancel", actor, (request, _) => request with { State = PrivacyRequestState.Cancelled, DecidedBy = actor }, cancellation);

    /// <summary>Begins an approved erasure now, its day notwithstanding. <c>PRIVACY_REQUEST_UNKNOWN</c>, <c>PRIVACY_REQUEST_CLOSED</c>, <c>NOT_APPROVED</c>, <c>ETAG_STALE</c>.</summary>
    public Task<Outcome<PrivacyRequest>> ExecuteAsync(PrivacyRequestId id, string? etag, Actor actor, CancellationToken cancellation) =>
        ActAsync(id, etag, "privacy.execute", actor, (request, now) => request.State != PrivacyRequestState.Scheduled
            ? new Refusal(RefusalKind.FailedPrecondition, "NOT_APPROVED", "The request isn't approved.")
            : request with { ExecuteAfter = now }, cancellation);

    internal async Task<PrivacyRequest> NewAsync(
        PrivacyRequestKind kind, ErasureSubject subject, Actor actor, IdentityAssurance assurance, IReadOnlyDictionary<string, ErasureTreatment> policy, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        return new PrivacyRequest
        {
            Id = TypeId.New<PrivacyRequestId>(time),
            Kind = kind,
            State = PrivacyRequestState.Open,
            Subject = subject,
            RequestedBy = actor,
            ReceivedAt = now,
            Assurance = assurance,
            DueAt = now.AddDays(options.AnswerDays),
            Classes = kind == PrivacyRequestKind.Erasure ? await ClassesAsync(subject, policy, cancellation) : [],
            KeptUntil = policy.Values.Contains(ErasureTreatment.Restrict) ? now.AddDays(options.RestrictedDays) : null,
        };
    }

    internal Task<Outcome<PrivacyRequest>> AddAsync(PrivacyRequest request, CancellationToken cancellation) => unit.ExecuteAsync<Outcome<PrivacyRequest>>(async (work, token) =>
    {
        await store.AddAsync(request, token);
        work.Audit(new AuditEntry("privacy.request", request.RequestedBy, request.Id.ToString(), request.Kind.ToString()));
        Enqueue(work, request);
        return request;
    }, cancellation);

    private Task<Outcome<PrivacyRequest>> ActAsync(
        PrivacyRequestId id, string? etag, string action, Actor actor, Func<PrivacyRequest, DateTimeOffset, Outcome<PrivacyRequest>> act, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<PrivacyRequest>>(async (work, token) =>
        {
            if (await store.FindAsync(id, token) is not { } request)
                return Unknown;
            if (etag is not null && etag != request.Etag)
                return Refusal.StaleEtag;
            if (!request.MayBeCancelled)
                return new Refusal(RefusalKind.FailedPrecondition, "PRIVACY_REQUEST_CLOSED", "The request was done, refused or taken back.");
            if (!act(request, time.UtcNow()).Succeeded(out var changed, out var refusal))
                return refusal;
            changed = changed with { Revision = request.Revision + 1 };
            await store.SaveAsync(changed, token);
            work.Audit(new AuditEntry(action, actor, id.ToString()));
            Enqueue(work, changed);
            return changed;
        }, cancellation);

    private PrivacyRequest Chosen(PrivacyRequest request, Approval approval, DateTimeOffset now)
    {
        IReadOnlyList<TreatedClass> classes = [.. request.Classes.Select(data => approval.Choices.TryGetValue(data.Code, out var treatment) && treatment != data.Treatment
            ? data with { Treatment = treatment, ChosenBecause = approval.Reason }
            : data)];
        return request with
        {
            Assurance = approval.IdentityChecked ? IdentityAssurance.Employee : request.Assurance,
            Classes = classes,
            KeptUntil = !classes.Any(data => data.Treatment == ErasureTreatment.Restrict) ? null : request.KeptUntil ?? now.AddDays(options.RestrictedDays),
        };
    }

    private Dictionary<string, ErasureTreatment> PolicyWith(IReadOnlyDictionary<string, ErasureTreatment>? choices)
    {
        var policy = new Dictionary<string, ErasureTreatment>(options.Policy);
        foreach (var (code, treatment) in choices ?? new Dictionary<string, ErasureTreatment>())
            policy[code] = treatment;
        return policy;
    }

    private Refusal? Fault(IReadOnlyDictionary<string, ErasureTreatment> policy) =>
        ErasurePolicy.Faults(policy, erasables.Select(erasable => erasable.Class)) is { Count: > 0 } faults ? Refusal.Invalid("treatments", faults[0]) : null;

    private static void Enqueue(IWork work, PrivacyRequest request)
    {
        if (request is not { State: PrivacyRequestState.Scheduled, ExecuteAfter: { } day })
            return;
        if (request.Kind == PrivacyRequestKind.Erasure)
            work.Enqueue(new JobRequest(ErasureJob.Kind, PrivacyRequestJson.Write(request.Id.ToString()), day));
        else if (RightsRun.Does(request.Kind))
            work.Enqueue(new JobRequest(RightsJob.Kind, PrivacyRequestJson.Write(request.Id.ToString()), day));
    }

    private async Task<DataSubject?> FindAsync(AccountId? account, GlobalPartyId? party, CancellationToken cancellation) =>
        account is { } id ? await subjects.OfAccountAsync(id, cancellation) : party is { } gpid ? await subjects.OfPartyAsync(gpid, cancellation) : null;

    private async Task<IReadOnlyList<TreatedClass>> ClassesAsync(ErasureSubject subject, IReadOnlyDictionary<string, ErasureTreatment> policy, CancellationToken cancellation)
    {
        var classes = new List<TreatedClass>();
        foreach (var erasable in erasables)
            classes.Add(new TreatedClass(erasable.Class.Code, ErasurePolicy.Of(erasable.Class, policy), await erasable.CountAsync(subject, cancellation), 0, erasable.Class.Why));
        return classes;
    }
}
