namespace IdentityHub.OpenId.Grants;

/// <summary>A token to keep.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Family">The family that it ends with, if any.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From here on it is refused.</param>
/// <param name="KeptUntil">From here on its row may go: a used token is known as used for as long as that tells something.</param>
/// <param name="Payload">What it says, sealed.</param>
public sealed record NewToken(TokenId Id, TokenKind Kind, string ClientId, Guid? Family, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset KeptUntil, byte[] Payload);
