namespace IdentityHub.OpenId.Keys;

/// <summary>A key as it is kept.</summary>
/// <param name="KeyId">The <c>kid</c>.</param>
/// <param name="Use">What it is for.</param>
/// <param name="CreatedAt">From here on it is published.</param>
/// <param name="ActivatesAt">From here on it is used.</param>
/// <param name="RetiresAt">From here on its successor is used.</param>
/// <param name="ExpiresAt">From here on it is no longer published: nothing made with it is valid any more.</param>
/// <param name="Wrapped">The private key (PKCS #8, or 64 bytes), encrypted under the root key.</param>
public sealed record StoredKey(string KeyId, KeyUse Use, DateTimeOffset CreatedAt, DateTimeOffset ActivatesAt, DateTimeOffset RetiresAt,
    DateTimeOffset ExpiresAt, byte[] Wrapped);
