namespace IdentityHub.Storage.Consent;

/// <summary>A public key that signed a checkpoint of the ledger, as a JWK: kept when it is long out of use.</summary>
internal sealed class ConsentPublishedKeyRow
{
    public required string KeyId { get; init; }

    public required string Jwk { get; init; }
}
