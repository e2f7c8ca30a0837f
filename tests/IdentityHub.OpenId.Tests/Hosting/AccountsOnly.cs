using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>Claims without master data; everybody's party is the same.</summary>
internal sealed class AccountsOnly(AccountDirectory accounts) : IClaimSource
{
    public static readonly GlobalPartyId Party = new(Guid.Parse("01920000-0000-7000-8000-000000000001"));

    public async Task<AccountClaims?> FindAsync(AccountId account, bool withParty, CancellationToken cancellation) =>
        await accounts.FindAsync(account, cancellation) is { } user
            ? new AccountClaims(account, user.ClosedAt is null)
            {
                Name = user.DisplayName,
                GivenName = user.GivenName,
                FamilyName = user.FamilyName,
                Locale = user.Locale,
                Email = user.Email,
                EmailVerified = user.EmailConfirmed,
                PhoneNumber = "+442079460000",
                Address = "12 St James's Square\nLondon",
                UpdatedAt = user.UpdatedAt,
                Party = withParty ? Party : null,
            }
            : null;
}
