using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Signs a person in at the hub's own page.</summary>
public sealed class SignIn
{
    /// <summary>With e-mail address and password. Takes the same time whether or not the account exists.</summary>
    public Task<SignInResult> PasswordAsync(HttpContext http, string email, string password, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Begins the session of a person who has just registered.</summary>
    public Task AfterRegistrationAsync(HttpContext http, HubUser user, CancellationToken cancellation) => throw new NotSupportedException();
}
