namespace IdentityHub.OpenId.Grants;

/// <summary>What a notice tells. Stored as numbers: never reuse one.</summary>
public enum NoticeKind
{
    /// <summary>A signed token is refused, by its <c>jti</c>.</summary>
    TokenDenied = 1,

    /// <summary>A family has ended.</summary>
    FamilyEnded = 2,

    /// <summary>A client was registered, changed or removed.</summary>
    ClientChanged = 3,

    /// <summary>A key was made before its time.</summary>
    KeysChanged = 4,

    /// <summary>A key was revoked: what it signed or sealed is refused.</summary>
    KeyRevoked = 5,
}
