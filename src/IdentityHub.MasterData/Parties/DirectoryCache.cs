using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;

namespace IdentityHub.MasterData.Parties;

/// <summary>
/// What this node read of parties in the last half second. A reader who asks for full consistency, or whose token names a revision that the kept answer hasn't reached, gets
/// nothing from here. One per process; holds what was committed, and nothing that a running unit of work has seen of its own writes.
/// </summary>
public sealed class DirectoryCache(TimeProvider time)
{
    private const int Capacity = 100_000;
    /// <summary>Below the 500 ms that are promised, because reading and answering take time too.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(400);

    private readonly RecentReads<GlobalPartyId, PartyView> parties = new(time, Lifetime, Capacity);
    private readonly RecentReads<SourceKey, CrosswalkAnswer> answers = new(time, Lifetime, Capacity);

    internal long Now() => parties.Now();

    internal PartyView? Party(GlobalPartyId id, ReadConsistency consistency) =>
        !consistency.FullyConsistent && parties.TryFind(id, out var view) && IsFreshEnough(view.Id, view.Revision, id, consistency.AtLeastAsFresh) ? view : null;

    // A token says nothing of keys that joined its parties, so a lookup with any token reads.
    internal CrosswalkAnswer? Answer(SourceKey key, ReadConsistency consistency) =>
        !consistency.FullyConsistent && consistency.AtLeastAsFresh is null or { Revisions.Count: 0 } && answers.TryFind(key, out var answer) ? answer : null;

    internal void Keep(GlobalPartyId asked, PartyView view, long at) => parties.Keep(asked, view, at);

    internal void Keep(CrosswalkAnswer answer, long at) => answers.Keep(answer.Key, answer, at);

    private static bool IsFreshEnough(GlobalPartyId standing, long revision, GlobalPartyId asked, ConsistencyToken? token)
    {
        // A token that names another party may still concern this one: the other may have absorbed it.
        foreach (var (party, needed) in token?.Revisions ?? [])
        {
            if (party != standing && party != asked || needed > revision)
                return false;
        }
        return true;
    }
}
