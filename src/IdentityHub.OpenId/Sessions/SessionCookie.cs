namespace IdentityHub.OpenId.Sessions;

/// <summary>Names of cookies: unique on a host that runs several sites, and bound to it where there is TLS (RFC 6265bis §4.1.3.2).</summary>
public static class SessionCookie
{
    /// <summary>The name of a cookie under an issuer.</summary>
    public static string Name(Uri issuer, string name) => issuer.Scheme == Uri.UriSchemeHttps ? $"__Host-hub.{name}" : $"hub.{name}";
}
