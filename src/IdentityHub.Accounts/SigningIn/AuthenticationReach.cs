using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Two factors with a passkey, or with a password and an authenticator.</summary>
public sealed class AuthenticationReach(UserManager<HubUser> users, Authenticator authenticator) : IAuthenticationReach
{
    /// <inheritdoc/>
    public async Task<AuthenticationLevel> HighestAsync(AccountId account, CancellationToken cancellation) =>
        await users.FindByIdAsync(account.Value.ToString()) is { } user
        && ((user.PasswordHash is not null && await authenticator.IsEnrolledAsync(account, cancellation)) || (await users.GetPasskeysAsync(user)).Count > 0)
            ? AuthenticationLevel.Two
            : AuthenticationLevel.One;
}
