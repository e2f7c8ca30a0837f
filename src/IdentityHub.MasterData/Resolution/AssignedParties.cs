using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Which GPID each group has.</summary>
/// <param name="Owners">The GPID of each group, in the order of the groups.</param>
/// <param name="Created">Those that were never given before.</param>
/// <param name="Redirects">Where the GPIDs answer that have no group of their own.</param>
internal sealed record AssignedParties(
    IReadOnlyList<GlobalPartyId> Owners, IReadOnlyList<GlobalPartyId> Created, IReadOnlyDictionary<GlobalPartyId, GlobalPartyId> Redirects);
