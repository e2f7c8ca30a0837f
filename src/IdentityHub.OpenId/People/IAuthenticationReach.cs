using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.People;

/// <summary>
/// How far a person's registered factors reach; implemented where accounts are. A relying party's wish for more than that is passed over when it
/// is voluntary and refused when it is essential, instead of leading the person to a page that can't help them.
/// </summary>
public interface IAuthenticationReach
{
    /// <summary>The highest level that the person can prove on <c>/step-up</c>.</summary>
    Task<AuthenticationLevel> HighestAsync(AccountId account, CancellationToken cancellation);
}
