using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId;

/// <summary>What single sign-on reads from the configuration, once.</summary>
public sealed class SignOnOptions
{
    /// <summary>The issuer, whatever host a request came by.</summary>
    public required Uri Issuer { get; init; }

    /// <summary><c>Hub:Sessions</c>.</summary>
    public SessionOptions Sessions { get; init; } = new();

    /// <summary><c>Hub:Outbound:AllowedHosts</c>: hosts that may be called although their addresses are private.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>True: cookies are Secure and bound to the host.</summary>
    public bool Https => Issuer.Scheme == Uri.UriSchemeHttps;

    /// <summary>An absolute address under the issuer.</summary>
    public Uri At(string path) => new(Issuer, path.TrimStart('/'));
}
