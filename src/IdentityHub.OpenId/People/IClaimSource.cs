using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.People;

/// <summary>Where claims come from; implemented in Journeys over accounts and master data.</summary>
public interface IClaimSource
{
    /// <summary>The claims of an account, or null when there is none.</summary>
    /// <param name="account">The account.</param>
    /// <param name="withParty">True to look the GPID up as well.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<AccountClaims?> FindAsync(AccountId account, bool withParty, CancellationToken cancellation);
}
