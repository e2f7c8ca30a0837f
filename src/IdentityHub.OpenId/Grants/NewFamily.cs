using IdentityHub.Kernel.Ids;

namespace IdentityHub.OpenId.Grants;

/// <summary>A family to open: what one grant gives, code, refresh and access tokens, ends together.</summary>
/// <param name="Id">Its id, a UUIDv7.</param>
/// <param name="ClientId">The relying party.</param>
/// <param name="Account">Whom it is about.</param>
/// <param name="Session">The session that it was granted in: opened only while that lives, and the relying party then takes part in it. Null outside one.</param>
/// <param name="At">When it was granted.</param>
/// <param name="KeptUntil">From here on its row may go: nothing of it can be valid any more.</param>
public sealed record NewFamily(Guid Id, string ClientId, AccountId? Account, SessionId? Session, DateTimeOffset At, DateTimeOffset KeptUntil);
