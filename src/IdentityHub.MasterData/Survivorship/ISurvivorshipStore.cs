using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Keeps the rules of survivorship.</summary>
public interface ISurvivorshipStore
{
    /// <summary>The rules and their revision; null when nobody has changed them.</summary>
    Task<(SurvivorshipRules Rules, long Revision)?> ReadAsync(CancellationToken cancellation);

    /// <summary>Standing parties after a place, in the order of places, with their places.</summary>
    Task<IReadOnlyList<(long Place, GlobalPartyId Party)>> ReadStandingAsync(long after, int limit, CancellationToken cancellation);

    /// <summary>Overwrites the rules of the revision before; throws <see cref="Kernel.Work.StaleRevisionException"/> when they have another.</summary>
    Task SaveAsync(SurvivorshipRules rules, long revision, CancellationToken cancellation);
}
