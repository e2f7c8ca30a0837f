using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>Nobody has changed the rules of survivorship. Parties have no places: all of them come at once.</summary>
internal sealed class DefaultRules(MemoryStore store) : ISurvivorshipStore
{
    public Task<(SurvivorshipRules Rules, long Revision)?> ReadAsync(CancellationToken cancellation) => Task.FromResult<(SurvivorshipRules, long)?>(null);

    public Task<IReadOnlyList<(long Place, GlobalPartyId Party)>> ReadStandingAsync(long after, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(long, GlobalPartyId)>>(
            [.. store.Parties.Values.OrderBy(party => party.Id.Value).Select((party, i) => (Place: (long)i + 1, Party: party)).Where(entry => entry.Place > after)
                .Take(30).Select(entry => (entry.Place, entry.Party.MergedInto ?? entry.Party.Id))]);

    public Task SaveAsync(SurvivorshipRules rules, long revision, CancellationToken cancellation) => throw new NotSupportedException();
}
