using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;

namespace IdentityHub.MasterData.Parties;

/// <summary>
/// Answers for one party or one key, which is what downstream systems ask thousands of times a second: from the node's cache where the caller's consistency allows it, else by one
/// statement outside any scope. Inside a unit of work use <see cref="PartyDirectory"/>, which sees what that has written.
/// </summary>
public sealed class PartyLookup(ICommittedDirectory store, DirectoryCache cache)
{
    /// <summary>One party; null when the GPID was never given.</summary>
    public ValueTask<PartyView?> GetAsync(GlobalPartyId id, ReadConsistency consistency, CancellationToken cancellation) =>
        cache.Party(id, consistency) is { } kept ? ValueTask.FromResult<PartyView?>(kept) : ReadAsync(id, cancellation);

    /// <summary>The party behind a source key; null when the key is unknown or was deleted.</summary>
    public ValueTask<CrosswalkAnswer?> FindAsync(SourceKey key, ReadConsistency consistency, CancellationToken cancellation) =>
        cache.Answer(key, consistency) is { } kept ? ValueTask.FromResult<CrosswalkAnswer?>(kept) : ReadAsync(key, cancellation);

    private async ValueTask<PartyView?> ReadAsync(GlobalPartyId id, CancellationToken cancellation)
    {
        var asked = cache.Now();
        var view = await store.FindAsync(id, cancellation);
        if (view is not null)
            cache.Keep(id, view, asked);
        return view;
    }

    private async ValueTask<CrosswalkAnswer?> ReadAsync(SourceKey key, CancellationToken cancellation)
    {
        var asked = cache.Now();
        var answer = await store.FindAsync(key, cancellation);
        if (answer is not null)
            cache.Keep(answer, asked);
        return answer;
    }
}
