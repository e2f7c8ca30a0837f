using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Bulk;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Work;

/// <summary>What one try of a command gathers beside its module's rows; written in a few statements at its end.</summary>
internal sealed class HubWork(HubDbContext db, IKeyWrapping keys, IAuditOrigin? origin, TimeProvider time) : IWork
{
    internal const string AnswerPurpose = "idempotency answer";
    private static readonly TimeSpan AnswersKept = TimeSpan.FromHours(24);

    private readonly List<OutboxRow> changes = [];
    private readonly List<AuditRow> entries = [];
    private readonly List<JobRow> jobs = [];
    private readonly Dictionary<(string Client, string Request), (RequestKey Key, byte[]? Answer)> claimed = [];
    private bool locked;

    public bool HasPublished => changes.Count > 0;

    public bool HasEnqueued => jobs.Count > 0;

    public async Task<IReadOnlyList<IdempotencyClaim>> ClaimAsync(IReadOnlyList<RequestKey> requests, CancellationToken cancellation)
    {
        if (requests.Count == 0)
            return [];
        foreach (var request in requests)
        {
            if (!claimed.TryAdd((request.ClientId, request.RequestId), (request, null)))
                throw new ArgumentException("A request id is claimed once per command.", nameof(requests));
        }
        var found = (await db.Engine.Requests.FindAsync(db, requests, cancellation)).ToDictionary(row => (row.ClientId, row.RequestId));
        var now = time.UtcNow();
        foreach (var expired in found.Values.Where(row => row.ExpiresAt <= now).ToList())
        {
            found.Remove((expired.ClientId, expired.RequestId));
            await db.Set<IdempotencyRow>()
                .Where(row => row.ClientId == expired.ClientId && row.RequestId == expired.RequestId && row.ExpiresAt <= now)
                .ExecuteDeleteAsync(cancellation);
        }
        return [.. requests.Select(request => Claim(request, found.GetValueOrDefault((request.ClientId, request.RequestId))))];
    }

    public void Answer(RequestKey request, ReadOnlyMemory<byte> answer)
    {
        var id = (request.ClientId, request.RequestId);
        if (!claimed.ContainsKey(id))
            throw new InvalidOperationException("Only a request id that this command claimed as new is answered.");
        claimed[id] = (request, keys.Wrap(AnswerPurpose, answer.Span));
    }

    public async Task LockAsync(IReadOnlyCollection<LockStripe> stripes, CancellationToken cancellation)
    {
        if (locked)
            throw new InvalidOperationException("Stripes are taken once per command, all together, so that every command takes them in one order.");
        locked = true;
        if (stripes.Count > 0)
            await db.Engine.Locks.TakeAsync(db, [.. stripes.Select(stripe => stripe.Number).Distinct().Order()], cancellation);
    }

    public void Publish(ChangeEvent change) => changes.Add(new OutboxRow
    {
        At = time.UtcNow(),
        Kind = (int)change.Kind,
        PartyId = change.Party,
        SourceSystem = change.SourceSystem,
        Payload = change.Payload.ToArray(),
    });

    public void Audit(AuditEntry entry) => entries.Add(new AuditRow
    {
        At = time.UtcNow(),
        Action = entry.Action,
        ActorKind = (int)entry.Actor.Kind,
        ActorId = entry.Actor.Id,
        ClientId = entry.Actor.ClientId,
        Subject = entry.Subject,
        Detail = entry.Detail,
        RemoteAddress = entry.RemoteAddress ?? origin?.RemoteAddress,
    });

    public void Enqueue(JobRequest job)
    {
        var now = time.UtcNow();
        jobs.Add(new JobRow
        {
            JobId = TypeId.New<JobId>(time),
            Kind = job.Kind,
            Payload = job.Payload.ToArray(),
            State = JobState.Waiting,
            DueAt = job.NotBefore ?? now,
            CreatedAt = now,
        });
    }

    /// <summary>Writes what was gathered; the last thing before the commit. Request ids are sorted, so that two commands meet at them in one order.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var expiry = time.UtcNow() + AnswersKept;
        // What nobody answered was refused, within a batch whose other commands commit: its id stays free.
        var requests = claimed.Values.Where(claim => claim.Answer is not null)
            .OrderBy(claim => claim.Key.ClientId, StringComparer.Ordinal).ThenBy(claim => claim.Key.RequestId, StringComparer.Ordinal)
            .Select(claim => new IdempotencyRow
            {
                ClientId = claim.Key.ClientId,
                RequestId = claim.Key.RequestId,
                BodyHash = claim.Key.BodyHash,
                Answer = claim.Answer,
                ExpiresAt = expiry,
            }).ToList();
        await db.InsertManyAsync([BulkInsert.Of(db, requests), BulkInsert.Of(db, entries), BulkInsert.Of(db, jobs), BulkInsert.Of(db, changes)], cancellation);
    }

    private IdempotencyClaim Claim(RequestKey request, IdempotencyRow? found)
    {
        if (found is null)
            return new IdempotencyClaim(request, ClaimState.New, default);
        claimed.Remove((request.ClientId, request.RequestId));
        return found.BodyHash == request.BodyHash
            ? new IdempotencyClaim(request, ClaimState.Answered, found.Answer is null ? default : keys.Unwrap(AnswerPurpose, found.Answer))
            : new IdempotencyClaim(request, ClaimState.OtherBody, default);
    }
}
