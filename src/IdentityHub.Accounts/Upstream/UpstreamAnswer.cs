using IdentityHub.Accounts.SigningIn;

namespace IdentityHub.Accounts.Upstream;

/// <summary>What a provider's answer came to.</summary>
public abstract record UpstreamAnswer
{
    private UpstreamAnswer()
    {
    }

    /// <summary>It belongs to an account; the sign-in goes its way.</summary>
    public sealed record Known(SignInResult Result) : UpstreamAnswer;

    /// <summary>It belongs to none: the person makes an account, or connects one that they prove to be theirs.</summary>
    public sealed record Unknown : UpstreamAnswer;

    /// <summary>The relying party wants a fresh sign-in, and the provider doesn't say that this was one.</summary>
    public sealed record Stale : UpstreamAnswer;
}
