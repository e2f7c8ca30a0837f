namespace IdentityHub.OpenId.Clients;

/// <summary>What a client's access tokens look like.</summary>
public enum AccessTokenFormat
{
    /// <summary>A signed JWT (RFC 9068), which resource servers read themselves.</summary>
    Jwt = 1,

    /// <summary>An opaque reference, which resource servers introspect (RFC 7662).</summary>
    Reference = 2,
}
