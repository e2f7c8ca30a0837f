using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;

namespace IdentityHub.MasterData.Facts;

/// <summary>
/// Is told, within the command and after its rows are written, which records went from one party to another: by a link, intake, a merge, an unmerge, a split, an answer at the
/// desk, an undoing or a rebuild. Records that are new are no movement, and where nothing moves, nobody is called. Other modules implement it.
/// </summary>
public interface IMembershipWatch
{
    /// <summary>Records moved; each is named once.</summary>
    /// <param name="work">The command: what is published through it commits with the movement.</param>
    /// <param name="moved">The movements, at least one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task MovedAsync(IWork work, IReadOnlyList<MovedRecord> moved, CancellationToken cancellation);

    /// <summary>Birth date or home of parties that were known before changed in their profile: what the law demands for them may have, too.</summary>
    /// <param name="work">The command.</param>
    /// <param name="parties">The parties, at least one.</param>
    void PersonsChanged(IWork work, IReadOnlyList<GlobalPartyId> parties);
}
