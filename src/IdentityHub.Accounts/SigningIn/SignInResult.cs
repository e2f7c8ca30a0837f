namespace IdentityHub.Accounts.SigningIn;

/// <summary>What an attempt to sign in came to. A refusal doesn't tell whether the account exists.</summary>
public abstract record SignInResult
{
    private SignInResult()
    {
    }

    /// <summary>Signed in; the cookie is set.</summary>
    public sealed record SignedIn(HubUser User) : SignInResult;

    /// <summary>The first factor is right; nobody is signed in until the step is done.</summary>
    public sealed record Pending(SignInStep Step) : SignInResult;

    /// <summary>E-mail address or password is wrong.</summary>
    public sealed record Refused : SignInResult;

    /// <summary>Too many people sign in at this moment; nothing was looked at.</summary>
    public sealed record Busy(TimeSpan RetryAfter) : SignInResult;

    /// <summary>Too many attempts; the next one counts after the delay.</summary>
    public sealed record TryLater(TimeSpan RetryAfter) : SignInResult;
}
