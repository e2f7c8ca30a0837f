namespace IdentityHub.OpenId.Clients;

/// <summary>Signature algorithms (RFC 7518 §3.1) that clients may be set to.</summary>
public enum SigningAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    ES256 = 1,

    /// <summary>RSASSA-PSS with SHA-256.</summary>
    PS256 = 2,

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256; not for FAPI.</summary>
    RS256 = 3,
}
