using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Guests;

/// <summary>What becomes of a guest who signs in; implemented in Journeys over accounts and master data.</summary>
public interface IGuestClaims
{
    /// <summary>The visitor's records become the account's, once; false when they were claimed before, by whomever.</summary>
    Task<bool> ClaimAsync(GuestToken guest, AccountId account, CancellationToken cancellation);

    /// <summary>True when the visitor was claimed.</summary>
    Task<bool> IsClaimedAsync(GuestToken guest, CancellationToken cancellation);
}
