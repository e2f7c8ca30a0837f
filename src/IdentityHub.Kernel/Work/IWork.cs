using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Jobs;

namespace IdentityHub.Kernel.Work;

/// <summary>What a command may do beside its module's stores; all of it commits with the command.</summary>
public interface IWork
{
    /// <summary>Claims request ids, each once per command; the first thing a command does. Rolled back with it. See <see cref="IdempotencyClaim"/>.</summary>
    Task<IReadOnlyList<IdempotencyClaim>> ClaimAsync(IReadOnlyList<RequestKey> requests, CancellationToken cancellation);

    /// <summary>Keeps the answer of a request that was claimed as new, encrypted, for 24 hours. A claimed request without an answer was refused, and its id stays free.</summary>
    void Answer(RequestKey request, ReadOnlyMemory<byte> answer);

    /// <summary>Takes the stripes in ascending order until the transaction ends. To be called once per command, before any party is read for update.</summary>
    Task LockAsync(IReadOnlyCollection<LockStripe> stripes, CancellationToken cancellation);

    /// <summary>Puts a change on the feed, in the order of publication within the command.</summary>
    void Publish(ChangeEvent change);

    /// <summary>Writes an audit entry.</summary>
    void Audit(AuditEntry entry);

    /// <summary>Hands work to the background; it starts after the commit.</summary>
    void Enqueue(JobRequest job);
}
