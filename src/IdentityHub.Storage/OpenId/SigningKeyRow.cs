namespace IdentityHub.Storage.OpenId;

/// <summary>A key of single sign-on, wrapped by the root key.</summary>
internal sealed class SigningKeyRow
{
    public required string KeyId { get; init; }

    public required int Use { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ActivatesAt { get; init; }

    public required DateTimeOffset RetiresAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required byte[] Wrapped { get; init; }
}
