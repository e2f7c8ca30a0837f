namespace IdentityHub.Storage.OpenId;

/// <summary>A signed token that was revoked before it expired.</summary>
internal sealed class DeniedTokenRow
{
    public required string TokenIdentifier { get; init; }

    public required DateTimeOffset Until { get; init; }
}
