namespace IdentityHub.OpenId.Grants;

/// <summary>A token as it is kept.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="State">What may be done with it.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Family">The family that it ends with; null when it has none (pushed requests, services' own tokens).</param>
/// <param name="FamilyLives">False when the family has ended; true without one.</param>
/// <param name="ExpiresAt">From here on it is refused.</param>
/// <param name="UsedAt">When it was used up.</param>
/// <param name="Successor">Of a refresh token that was used up: the next one, sealed; gone some minutes after the overlap window.</param>
/// <param name="Payload">What it says, sealed.</param>
public sealed record StoredToken(TokenId Id, TokenKind Kind, TokenState State, string ClientId, Guid? Family, bool FamilyLives,
    DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, byte[]? Successor, byte[] Payload)
{
    /// <summary>True when the family is of an account that was there and open when this was read.</summary>
    public bool AccountIsOpen { get; init; }
}
