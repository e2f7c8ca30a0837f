using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Sessions;

/// <summary>One browser signed in at the hub.</summary>
/// <param name="Id">The <c>sid</c>.</param>
/// <param name="Account">Who is signed in.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="AuthenticatedAt">When the person last proved who they are (<c>auth_time</c>).</param>
/// <param name="LastSeenAt">Last use, to the minute.</param>
/// <param name="Methods">How they proved it (<c>amr</c>, RFC 8176), for example <c>pwd</c>.</param>
/// <param name="Device">Browser and system in a few words, for example <c>Firefox on Linux</c>.</param>
/// <param name="Network">Truncated address (/24 or /48), for the person to recognise; null when unknown.</param>
/// <param name="Clients">Client ids of the relying parties that took part.</param>
public sealed record HubSession(SessionId Id, AccountId Account, DateTimeOffset StartedAt, DateTimeOffset AuthenticatedAt,
    DateTimeOffset LastSeenAt, IReadOnlyList<string> Methods, string Device, string? Network, IReadOnlyList<string> Clients)
{
    /// <summary>What the methods amount to (<c>acr</c>).</summary>
    public AuthenticationLevel Level => AuthenticationContext.LevelOf(Methods);
}
