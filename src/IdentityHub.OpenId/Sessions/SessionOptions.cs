namespace IdentityHub.OpenId.Sessions;

/// <summary>The section <c>Hub:Sessions</c>.</summary>
public sealed class SessionOptions
{
    /// <summary>A session that isn't used for so long ends.</summary>
    public TimeSpan Idle { get; set; } = TimeSpan.FromDays(7);

    /// <summary>A session ends at this age, used or not.</summary>
    public TimeSpan Absolute { get; set; } = TimeSpan.FromDays(30);
}
