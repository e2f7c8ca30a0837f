namespace IdentityHub.OpenId.Clients;

/// <summary>Whether a client can keep a secret (RFC 6749 §2.1).</summary>
public enum ClientKind
{
    /// <summary>A server: authenticates, see <see cref="TokenEndpointAuthMethod"/>.</summary>
    Confidential = 1,

    /// <summary>A browser or a device: PKCE instead of a secret.</summary>
    Public = 2,
}
