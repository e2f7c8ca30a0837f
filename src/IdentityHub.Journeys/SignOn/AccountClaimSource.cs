using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;

namespace IdentityHub.Journeys.SignOn;

/// <summary>Claims from the account itself; from the party comes its GPID and nothing else, for matching gives nobody access to anything (M19).</summary>
internal sealed class AccountClaimSource(AccountDirectory accounts, OwnParty own) : IClaimSource
{
    public async Task<AccountClaims?> FindAsync(AccountId account, bool withParty, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(account, cancellation) is not { } user)
            return null;
        return new AccountClaims(account, user.ClosedAt is null)
        {
            Name = user.DisplayName,
            GivenName = user.GivenName,
            FamilyName = user.FamilyName,
            Locale = user.Locale,
            Email = user.Email,
            EmailVerified = user.EmailConfirmed,
            PhoneNumber = user.PhoneNumber,
            PhoneNumberVerified = user.PhoneNumberConfirmed,
            UpdatedAt = user.UpdatedAt,
            Roles = await accounts.RolesAsync(account, cancellation),
            Party = withParty ? await own.FindAsync(account, cancellation) : null,
        };
    }
}
