namespace IdentityHub.Accounts.Registration;

/// <summary>A checked account whose password is hashed already: the slow part, done before a transaction begins.</summary>
/// <param name="Account">What was filled in.</param>
/// <param name="PasswordHash">The hash, or null for an account without a password.</param>
public sealed record PreparedAccount(NewAccount Account, string? PasswordHash);
