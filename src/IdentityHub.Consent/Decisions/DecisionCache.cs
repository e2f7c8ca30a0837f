using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>What this node read lately: nothing in it is older than <see cref="Lifetime"/>, so that a change made on another node is seen within half a second.</summary>
public sealed class DecisionCache(TimeProvider time)
{
    /// <summary>How long a state is used. Below the 500 ms that are promised, because reading and answering take time too.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(400);

    private const int Capacity = 100_000;
    private readonly RecentReads<GlobalPartyId, DecisionState> parties = new(time, Lifetime, Capacity);
    private readonly RecentReads<ContactPointKey, ContactPointFacts> contactPoints = new(time, Lifetime, Capacity);

    /// <summary>Forgets parties that this node changed.</summary>
    public void Forget(IEnumerable<GlobalPartyId> changed)
    {
        foreach (var party in changed)
            parties.Forget(party);
    }

    /// <summary>Forgets everything, for instance because a contact point was suppressed.</summary>
    public void Clear()
    {
        parties.Clear();
        contactPoints.Clear();
    }

    /// <summary>To be asked before reading: a state is as old as the start of its reading.</summary>
    internal long Now() => parties.Now();

    internal DecisionState? Find(GlobalPartyId party) => parties.TryFind(party, out var state) ? state : null;

    internal ContactPointFacts? Find(ContactPointKey contactPoint) => contactPoints.TryFind(contactPoint, out var found) ? found : null;

    internal void Keep(GlobalPartyId asked, DecisionState state, long readAt) => parties.Keep(asked, state, readAt);

    internal void Keep(ContactPointKey contactPoint, ContactPointFacts found, long readAt) => contactPoints.Keep(contactPoint, found, readAt);

    /// <summary>
    /// True when a reader may be answered from here. A statement is no revision of a party, so that a token doesn't tell whether a kept state has it; and the party that it names
    /// may have absorbed the one asked about. Who brings a token gets what the database has.
    /// </summary>
    internal static bool Serves(ReadConsistency consistency) => !consistency.FullyConsistent && consistency.AtLeastAsFresh is null or { Revisions.Count: 0 };
}
