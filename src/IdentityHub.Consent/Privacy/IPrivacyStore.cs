using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Privacy;

/// <summary>Port: requests of data subjects. Takes part in the scope's unit of work.</summary>
public interface IPrivacyStore
{
    /// <summary>A request; null when there is none of that id.</summary>
    Task<PrivacyRequest?> FindAsync(PrivacyRequestId id, CancellationToken cancellation);

    /// <summary>Which of these requests are completed here.</summary>
    Task<IReadOnlySet<PrivacyRequestId>> CompletedAsync(IReadOnlyCollection<PrivacyRequestId> ids, CancellationToken cancellation);

    /// <summary>Requests, the newest first, before a place in the list (null: from the newest), with their places.</summary>
    Task<IReadOnlyList<(long Place, PrivacyRequest Request)>> ListAsync(PrivacyRequestFilter filter, long? before, int limit, CancellationToken cancellation);

    /// <summary>Scheduled requests whose day has come.</summary>
    Task<IReadOnlyList<PrivacyRequestId>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation);

    /// <summary>Completed erasures after which the database's file hasn't been written anew yet (<see cref="Kernel.Erasure.ScrubExtent.Overwritten"/>).</summary>
    Task<IReadOnlyList<PrivacyRequestId>> AwaitingRewriteAsync(CancellationToken cancellation);

    /// <summary>Adds a request; written at once.</summary>
    Task AddAsync(PrivacyRequest request, CancellationToken cancellation);

    /// <summary>Overwrites a request whose stored revision is the given one less one. Throws <see cref="Kernel.Work.StaleRevisionException"/> otherwise.</summary>
    Task SaveAsync(PrivacyRequest request, CancellationToken cancellation);
}
