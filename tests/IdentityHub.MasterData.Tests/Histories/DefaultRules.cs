using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>Nobody has changed the rules of survivorship.</summary>
internal sealed class DefaultRules : ISurvivorshipStore
{
    public Task<(SurvivorshipRules Rules, long Revision)?> ReadAsync(CancellationToken cancellation) => Task.FromResult<(SurvivorshipRules, long)?>(null);

    public Task<IReadOnlyList<(long Place, GlobalPartyId Party)>> ReadStandingAsync(long after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task SaveAsync(SurvivorshipRules rules, long revision, CancellationToken cancellation) => throw new NotSupportedException();
}
