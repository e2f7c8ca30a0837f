using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;

namespace IdentityHub.Journeys.SignOn;

/// <summary>Claims from the account itself; from the party comes its GPID and nothing else, for matching gives nobody access to anything (M19).</summary>
internal sealed class AccountClaimSource(IPersonStore people, Func<OwnParty> own) : IClaimSource
{
    public async Task<AccountClaims?> FindAsync(AccountId account, bool withParty, CancellationToken cancellation)
    {
        var claims = await people.FindAsync(account, cancellation);
        // Master data comes along only where it is asked for: most requests of single sign-on ask the account alone.
        return withParty && claims is not null ? claims with { Party = await own().FindAsync(account, cancellation) } : claims;
    }
}
