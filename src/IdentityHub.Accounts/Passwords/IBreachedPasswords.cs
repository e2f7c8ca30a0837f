namespace IdentityHub.Accounts.Passwords;

/// <summary>Tells passwords that are known from breaches (NIST SP 800-63B §5.1.1.2).</summary>
public interface IBreachedPasswords
{
    /// <summary>True when the password is known; false when it isn't or nobody can be asked now.</summary>
    Task<bool> IsKnownAsync(string password, CancellationToken cancellation);
}
