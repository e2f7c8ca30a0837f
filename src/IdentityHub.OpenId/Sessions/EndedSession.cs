using IdentityHub.OpenId.SignOut;

namespace IdentityHub.OpenId.Sessions;

/// <summary>A session that ended, with the record of whom that was told.</summary>
/// <param name="Session">The session.</param>
/// <param name="Deliveries">What became of telling each relying party that takes logout tokens.</param>
public sealed record EndedSession(SessionRecord Session, IReadOnlyList<LogoutDelivery> Deliveries);
