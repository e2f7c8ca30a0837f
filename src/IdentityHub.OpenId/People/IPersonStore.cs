using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.People;

/// <summary>
/// Reads whose session or account it is, which nearly every request of single sign-on asks. A singleton on the hot path, outside every unit of work,
/// by prepared statements: what is committed and nothing else. The party is never filled in (<see cref="IClaimSource"/>).
/// </summary>
public interface IPersonStore
{
    /// <summary>An account, or null.</summary>
    ValueTask<AccountClaims?> FindAsync(AccountId account, CancellationToken cancellation);

    /// <summary>A session, whether it lives or not, with its account, or null.</summary>
    ValueTask<SignedInPerson?> FindAsync(SessionId session, CancellationToken cancellation);
}
