using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.People;

/// <summary>The answer where nobody registers second factors.</summary>
internal sealed class OneFactorOnly : IAuthenticationReach
{
    public Task<AuthenticationLevel> HighestAsync(AccountId account, CancellationToken cancellation) => Task.FromResult(AuthenticationLevel.One);
}
