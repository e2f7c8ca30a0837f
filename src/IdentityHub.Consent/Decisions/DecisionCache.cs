using System.Collections.Concurrent;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>What this node read lately: nothing in it is older than <see cref="Lifetime"/>, so that a change made on another node is seen within half a second.</summary>
public sealed class DecisionCache(TimeProvider time)
{
    /// <summary>How long a state is used. Below the 500 ms that are promised, because reading and answering take time too.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(400);

    private const int Capacity = 100_000;
    private readonly ConcurrentDictionary<GlobalPartyId, (long ReadAt, DecisionState State)> parties = new();
    private readonly ConcurrentDictionary<ContactPointKey, (long ReadAt, AboutContactPoint Found)> suppressions = new();

    /// <summary>Forgets parties that this node changed.</summary>
    public void Forget(IEnumerable<GlobalPartyId> changed)
    {
        foreach (var party in changed)
            parties.TryRemove(party, out _);
    }

    /// <summary>Forgets everything, for instance because a contact point was suppressed.</summary>
    public void Clear()
    {
        parties.Clear();
        suppressions.Clear();
    }

    /// <summary>To be asked before reading: a state is as old as the start of its reading.</summary>
    internal long Now() => time.GetTimestamp();

    internal DecisionState? Find(GlobalPartyId party) => parties.TryGetValue(party, out var entry) && IsFresh(entry.ReadAt) ? entry.State : null;

    internal AboutContactPoint? Find(ContactPointKey contactPoint) =>
        suppressions.TryGetValue(contactPoint, out var entry) && IsFresh(entry.ReadAt) ? entry.Found : null;

    internal void Keep(GlobalPartyId asked, DecisionState state, long readAt)
    {
        if (parties.Count >= Capacity)
            parties.Clear();
        parties[asked] = (readAt, state);
    }

    internal void Keep(ContactPointKey contactPoint, AboutContactPoint found, long readAt)
    {
        if (suppressions.Count >= Capacity)
            suppressions.Clear();
        suppressions[contactPoint] = (readAt, found);
    }

    private bool IsFresh(long readAt) => time.GetElapsedTime(readAt) <= Lifetime;

    internal sealed record AboutContactPoint(IReadOnlyList<Suppression> Suppressions, IReadOnlyList<ContactPointState> States);
}
