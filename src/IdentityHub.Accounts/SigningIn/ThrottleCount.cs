namespace IdentityHub.Accounts.SigningIn;

/// <summary>How often something was tried, and when last.</summary>
/// <param name="Count">Tries that count.</param>
/// <param name="LastAt">The last of them.</param>
public sealed record ThrottleCount(int Count, DateTimeOffset LastAt)
{
    /// <summary>Never tried.</summary>
    public static ThrottleCount None { get; } = new(0, DateTimeOffset.UnixEpoch);
}
