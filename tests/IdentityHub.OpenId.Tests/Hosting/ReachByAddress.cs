using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>People whose address begins with <c>sure</c> have a second factor.</summary>
internal sealed class ReachByAddress(AccountDirectory accounts) : IAuthenticationReach
{
    public async Task<AuthenticationLevel> HighestAsync(AccountId account, CancellationToken cancellation) =>
        (await accounts.FindAsync(account, cancellation))?.Email?.StartsWith("sure", StringComparison.Ordinal) == true ? AuthenticationLevel.Two : AuthenticationLevel.One;
}
