namespace IdentityHub.OpenId.Clients;

/// <summary>A relying party or service as it is registered.</summary>
/// <param name="ClientId">1 to 100 letters, digits, dots, dashes, underscores.</param>
/// <param name="Name">For administrators and, without branding, for people.</param>
/// <param name="Kind">Whether it keeps a secret.</param>
public sealed record ClientDefinition(string ClientId, string Name, ClientKind Kind)
{
    /// <summary>
    /// A chosen secret, for the demo and tests only; null lets the hub make one of 256 random bits. Either is kept as SHA-256, which is
    /// safe for random secrets and not for chosen ones.
    /// </summary>
    public string? ChosenSecret { get; init; }

    /// <summary>Where codes may be sent; compared character by character (RFC 9700 §2.1). Empty for clients without people.</summary>
    public IReadOnlyList<Uri> RedirectUris { get; init; } = [];

    /// <summary>Where a person may be sent after signing out; compared character by character.</summary>
    public IReadOnlyList<Uri> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>The scopes it may ask for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>True: authorization code (and refresh with <c>offline_access</c>). Needs a redirect URI.</summary>
    public bool SignsPeopleIn { get; init; } = true;

    /// <summary>True: client credentials, for confidential clients.</summary>
    public bool ActsByItself { get; init; }


    /// <summary>PKCE with S256 required; a confidential OpenID client may be set free of it.</summary>
    public bool RequirePkce { get; init; } = true;

    /// <summary>True: authorization requests come by PAR only (RFC 9126 §6).</summary>
    public bool RequirePushedRequests { get; init; }

    /// <summary>The codes of the source systems whose records and keys it may write.</summary>
    public IReadOnlyList<string> SourceSystems { get; init; } = [];

    /// <summary>Where logout tokens are sent (OpenID Connect Back-Channel Logout 1.0 §2.2), or null.</summary>
    public Uri? BackChannelLogoutUri { get; init; }

    /// <summary>Whether people are asked.</summary>
    public ClientConsent Consent { get; init; } = ClientConsent.Explicit;

    /// <summary>How the hub's pages look for it; null for the hub's own look.</summary>
    public ClientBranding? Branding { get; init; }
}
