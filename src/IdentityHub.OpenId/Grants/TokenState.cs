namespace IdentityHub.OpenId.Grants;

/// <summary>What may be done with a stored token. Stored as numbers: never reuse one.</summary>
public enum TokenState
{
    /// <summary>It may be used.</summary>
    Valid = 1,

    /// <summary>It was used up.</summary>
    Redeemed = 2,

    /// <summary>It was revoked by itself; see <see cref="StoredToken.FamilyLives"/> for the rest.</summary>
    Revoked = 3,
}
