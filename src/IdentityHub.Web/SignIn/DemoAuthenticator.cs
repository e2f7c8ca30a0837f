using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Ids;
using IdentityHub.Web.Outbox;
using Microsoft.Extensions.Configuration;

namespace IdentityHub.Web.SignIn;

/// <summary>In the demo, which listens on loopback only, the page itself plays the authenticator app: its staff can sign in without a phone.</summary>
internal sealed class DemoAuthenticator(IConfiguration configuration, Authenticator authenticator)
{
    /// <summary>The code to type; null outside the demo and for who has no authenticator.</summary>
    public async Task<string?> CodeOfAsync(AccountId account, CancellationToken cancellation) =>
        configuration.GetValue<bool>(OutboxEndpoints.Switch) ? await authenticator.NextCodeAsync(account, cancellation) : null;
}
