using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Work;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>A unit of work without a database; remembers answers and what was published.</summary>
internal sealed class MemoryWork : IUnitOfWork, IWork
{
    private readonly Dictionary<(string, string), (string Body, ReadOnlyMemory<byte> Answer)> answers = [];

    public List<ChangeEvent> Published { get; } = [];

    public Task<T> ExecuteAsync<T>(Func<IWork, CancellationToken, Task<T>> command, CancellationToken cancellation) => command(this, cancellation);

    public Task<IReadOnlyList<IdempotencyClaim>> ClaimAsync(IReadOnlyList<RequestKey> requests, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<IdempotencyClaim>>([.. requests.Select(request =>
            !answers.TryGetValue((request.ClientId, request.RequestId), out var known) ? new IdempotencyClaim(request, ClaimState.New, default)
            : known.Body == request.BodyHash ? new IdempotencyClaim(request, ClaimState.Answered, known.Answer)
            : new IdempotencyClaim(request, ClaimState.OtherBody, default))]);

    public void Answer(RequestKey request, ReadOnlyMemory<byte> answer) => answers[(request.ClientId, request.RequestId)] = (request.BodyHash, answer);

    public Task LockAsync(IReadOnlyCollection<LockStripe> stripes, CancellationToken cancellation) => Task.CompletedTask;

    public void Publish(ChangeEvent change) => Published.Add(change);

    public void Audit(AuditEntry entry)
    {
    }

    public void Enqueue(JobRequest job)
    {
    }
}
