namespace IdentityHub.OpenId.Grants;

/// <summary>A token to use up: only one that is valid and whose family lives; of fifty that try at once, one does.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Successor">Of a refresh token: the next one, sealed, to be answered again within the overlap window.</param>
public sealed record TokenUse(TokenId Id, byte[]? Successor = null);
