using IdentityHub.Kernel.Work;

namespace IdentityHub.Storage.Work;

/// <summary>Finds request ids that were used before.</summary>
internal interface IRequestLookup
{
    /// <summary>The rows of those of the requests that are there, expired or not.</summary>
    Task<IReadOnlyList<IdempotencyRow>> FindAsync(HubDbContext db, IReadOnlyList<RequestKey> requests, CancellationToken cancellation);
}
