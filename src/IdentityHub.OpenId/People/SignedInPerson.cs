using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.People;

/// <summary>A session and the account that it is of.</summary>
/// <param name="Session">The session, whether it lives or not.</param>
/// <param name="Account">The account, without its party; null when it is gone.</param>
public sealed record SignedInPerson(SessionRecord Session, AccountClaims? Account);
