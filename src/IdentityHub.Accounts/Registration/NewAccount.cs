namespace IdentityHub.Accounts.Registration;

/// <summary>An account to be made.</summary>
/// <param name="Email">Address to sign in with.</param>
/// <param name="Password">Password, or null for an account without one.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Locale">BCP 47 language tag.</param>
public sealed record NewAccount(string Email, string? Password, string GivenName, string FamilyName, string Locale = "en")
{
    /// <summary>True for seeds and invitations whose address is known to be theirs.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>Phone number in E.164, unverified, or null.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Roles at the hub.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
}
