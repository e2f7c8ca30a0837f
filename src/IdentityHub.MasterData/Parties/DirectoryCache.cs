using System.Collections.Concurrent;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;

namespace IdentityHub.MasterData.Parties;

/// <summary>
/// What this node read of parties in the last half second. A reader who asks for full consistency, or whose token names a revision that the kept answer hasn't reached, gets
/// nothing from here. One per process.
/// </summary>
public sealed class DirectoryCache(TimeProvider time)
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(500);

    private Generation<GlobalPartyId, PartyView> parties = new();
    private Generation<SourceKey, CrosswalkAnswer> answers = new();

    internal long Now() => time.GetTimestamp();

    internal PartyView? Party(GlobalPartyId id, ReadConsistency consistency) =>
        !consistency.FullyConsistent && parties.Find(id, IsFresh) is { } view && IsFreshEnough(view.Id, view.Revision, id, consistency.AtLeastAsFresh) ? view : null;

    // A token says nothing of keys that joined its parties, so a lookup with any token reads.
    internal CrosswalkAnswer? Answer(SourceKey key, ReadConsistency consistency) =>
        !consistency.FullyConsistent && consistency.AtLeastAsFresh is null or { Revisions.Count: 0 } ? answers.Find(key, IsFresh) : null;

    internal void Keep(IReadOnlyDictionary<GlobalPartyId, PartyView> read, long asked) => Keep(ref parties, read, asked);

    internal void Keep(IReadOnlyDictionary<SourceKey, CrosswalkAnswer> read, long asked) => Keep(ref answers, read, asked);

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

    private bool IsFresh(long at) => time.GetElapsedTime(at) < Lifetime;

    private static void Keep<TKey, TValue>(ref Generation<TKey, TValue> kept, IReadOnlyDictionary<TKey, TValue> read, long asked) where TKey : notnull
    {
        if (kept.Entries.Count > Capacity)
            kept = new Generation<TKey, TValue>();
        foreach (var (key, value) in read)
            kept.Entries[key] = (value, asked);
    }

    private sealed class Generation<TKey, TValue> where TKey : notnull
    {
        public ConcurrentDictionary<TKey, (TValue Value, long At)> Entries { get; } = new();

        public TValue? Find(TKey key, Func<long, bool> isFresh)
        {
            if (!Entries.TryGetValue(key, out var entry))
                return default;
            if (isFresh(entry.At))
                return entry.Value;
            Entries.TryRemove(key, out _);
            return default;
        }
    }
}
