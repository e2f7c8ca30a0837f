namespace IdentityHub.Accounts.Passwords;

/// <summary>Everything that a new password must hold to: <see cref="PasswordRules"/>, and not being known from a breach where that is asked.</summary>
public sealed class PasswordPolicy(IBreachedPasswords breached)
{
    /// <summary>What is wrong with it, in a sentence for the person; null when it is fine.</summary>
    public async Task<string?> CheckAsync(string password, string email, string givenName, string familyName, CancellationToken cancellation) =>
        PasswordRules.Check(password, email, givenName, familyName)
        ?? (await breached.IsKnownAsync(password, cancellation) ? "Known from a breach elsewhere: attackers try it first. Choose another." : null);
}
