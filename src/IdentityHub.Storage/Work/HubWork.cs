using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Work;

/// <summary>What one try of a command gathers beside its module's rows.</summary>
internal sealed class HubWork(HubDbContext db, IKeyWrapping keys, TimeProvider time) : IWork
{
    private const string AnswerPurpose = "idempotency answer";

    public bool Published { get; private set; }

    public async Task<IReadOnlyList<IdempotencyClaim>> ClaimAsync(IReadOnlyList<RequestKey> requests, CancellationToken cancellation)
    {
        var claims = new List<IdempotencyClaim>(requests.Count);
        foreach (var request in requests)
        {
            var row = await db.Set<IdempotencyRow>().AsNoTracking()
                .SingleOrDefaultAsync(r => r.ClientId == request.ClientId && r.RequestId == request.RequestId, cancellation);
            if (row is null)
                claims.Add(new IdempotencyClaim(request, ClaimState.New, default));
            else if (row.BodyHash != request.BodyHash)
                claims.Add(new IdempotencyClaim(request, ClaimState.OtherBody, default));
            else
                claims.Add(new IdempotencyClaim(request, ClaimState.Answered, row.Answer is null ? default : keys.Unwrap(AnswerPurpose, row.Answer)));
        }
        return claims;
    }

    public void Answer(RequestKey request, ReadOnlyMemory<byte> answer) => db.Add(new IdempotencyRow
    {
        ClientId = request.ClientId,
        RequestId = request.RequestId,
        BodyHash = request.BodyHash,
        Answer = keys.Wrap(AnswerPurpose, answer.Span),
        ExpiresAt = time.UtcNow().AddHours(24),
    });

    public Task LockAsync(IReadOnlyCollection<LockStripe> stripes, CancellationToken cancellation) => Task.CompletedTask;

    public void Publish(ChangeEvent change)
    {
        Published = true;
        db.Add(new OutboxRow
        {
            At = time.UtcNow(),
            Kind = (int)change.Kind,
            PartyId = change.Party,
            SourceSystem = change.SourceSystem,
            Payload = change.Payload.ToArray(),
        });
    }

    public void Audit(AuditEntry entry) => db.Add(new AuditRow
    {
        At = time.UtcNow(),
        Action = entry.Action,
        ActorKind = (int)entry.Actor.Kind,
        ActorId = entry.Actor.Id,
        ClientId = entry.Actor.ClientId,
        Subject = entry.Subject,
        Detail = entry.Detail,
        RemoteAddress = entry.RemoteAddress,
    });

    public void Enqueue(JobRequest job)
    {
        var now = time.UtcNow();
        db.Add(new JobRow
        {
            JobId = TypeId.New<JobId>(time),
            Kind = job.Kind,
            Payload = job.Payload.ToArray(),
            State = JobState.Waiting,
            DueAt = job.NotBefore ?? now,
            CreatedAt = now,
        });
    }
}
