using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.SignOut;

/// <summary>What became of telling one relying party that a session ended.</summary>
/// <param name="Session">The session.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="QueuedAt">When the session ended.</param>
/// <param name="DeliveredAt">When the relying party said that it was done; null until then.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastStatus">HTTP status of the last try, 0 when there was no answer.</param>
public sealed record LogoutDelivery(SessionId Session, string ClientId, DateTimeOffset QueuedAt, DateTimeOffset? DeliveredAt, int Attempts, int LastStatus);
