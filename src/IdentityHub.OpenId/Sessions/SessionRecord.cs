using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Sessions;

/// <summary>A session as it is kept.</summary>
/// <param name="Id">The <c>sid</c>.</param>
/// <param name="Account">Who is signed in.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="AuthenticatedAt">When the person last proved who they are.</param>
/// <param name="LastSeenAt">Last use, to the minute.</param>
/// <param name="ExpiresAt">The absolute end.</param>
/// <param name="Methods">How they proved it.</param>
/// <param name="Device">Browser and system in a few words.</param>
/// <param name="Network">Truncated address.</param>
/// <param name="EndedAt">When it ended; null while it lives.</param>
public sealed record SessionRecord(SessionId Id, AccountId Account, DateTimeOffset StartedAt, DateTimeOffset AuthenticatedAt, DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt, IReadOnlyList<string> Methods, string Device, string? Network, DateTimeOffset? EndedAt)
{
    /// <summary>Why it ended; null while it lives.</summary>
    public SessionEnding? Ending { get; init; }

    /// <summary>What the methods amount to.</summary>
    public AuthenticationLevel Level => AuthenticationContext.LevelOf(Methods);
}
