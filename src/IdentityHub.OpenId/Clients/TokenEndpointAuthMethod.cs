namespace IdentityHub.OpenId.Clients;

/// <summary>How a client proves who it is.</summary>
public enum TokenEndpointAuthMethod
{
    /// <summary>A secret, by HTTP Basic or in the form (RFC 6749 §2.3.1).</summary>
    Secret = 1,

    /// <summary>A JWT signed by a key of its own (RFC 7523).</summary>
    PrivateKeyJwt = 2,

    /// <summary>A certificate of a trusted authority, known by its subject (RFC 8705 §2.1).</summary>
    TlsClientAuth = 3,

    /// <summary>A certificate that it signed itself, known by its thumbprint (RFC 8705 §2.2).</summary>
    SelfSignedTlsClientAuth = 4,

    /// <summary>Not at all: a public client.</summary>
    None = 5,
}
