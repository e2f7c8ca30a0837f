namespace IdentityHub.Consent.Ledger;

/// <summary>Port: signs checkpoints, exports and receipts under the hub's published keys.</summary>
public interface ILedgerSigner
{
    /// <summary>Who signs: the hub's issuer address.</summary>
    string Issuer { get; }

    /// <summary>A compact JWS (RFC 7515 §3.1) of the payload, with <c>typ</c> and <c>kid</c> in its header; null while the node has no keys loaded.</summary>
    /// <param name="type">The media type, for example <c>consent-checkpoint+jwt</c>.</param>
    /// <param name="payload">UTF-8 JSON.</param>
    string? Sign(string type, ReadOnlySpan<byte> payload);

    /// <summary>The public keys that verify what is signed now, as a JWK set (RFC 7517 §5).</summary>
    string PublicKeys();
}
