namespace IdentityHub.Storage.OpenId;

/// <summary>A one-time proof that was used.</summary>
internal sealed class UsedProofRow
{
    public required byte[] Fingerprint { get; init; }

    public required DateTimeOffset Until { get; init; }
}
