using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;

namespace IdentityHub.MasterData.Parties;

/// <summary>Port: one party or key at a time as the database has it committed at the moment of the call, in one statement. One per process, for many callers at once.</summary>
public interface ICommittedDirectory
{
    /// <summary>The party behind a GPID, redirects followed; null when the GPID was never given.</summary>
    ValueTask<PartyView?> FindAsync(GlobalPartyId id, CancellationToken cancellation);

    /// <summary>The party behind a source key; null when the key is unknown or was deleted.</summary>
    ValueTask<CrosswalkAnswer?> FindAsync(SourceKey key, CancellationToken cancellation);
}
