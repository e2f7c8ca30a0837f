using System.Text.Json.Serialization;

namespace IdentityHub.OpenId.Clients;

/// <summary>A relying party or service as it is registered. Every optional member's default is the safe one.</summary>
/// <param name="ClientId">1 to 100 letters, digits, dots, dashes, underscores.</param>
/// <param name="Name">For administrators and, without branding, for people.</param>
/// <param name="Kind">Whether it can prove who it is.</param>
public sealed partial record ClientDefinition(string ClientId, string Name, ClientKind Kind)
{
    /// <summary>
    /// A chosen secret, for the demo and tests only; null lets the hub make one of 256 random bits. Either is kept as SHA-256, which is
    /// safe for random secrets and not for chosen ones.
    /// </summary>
    [JsonIgnore]
    public string? ChosenSecret { get; init; }

    /// <summary>Where codes may be sent; compared character by character (RFC 9700 §2.1). Empty for clients without people.</summary>
    public IReadOnlyList<Uri> RedirectUris { get; init; } = [];

    /// <summary>
    /// True: a native application (RFC 8252). Its loopback redirect URIs that are registered without a port match any port, which the system gives it
    /// when it asks (§7.3); everything else of the address stays as registered.
    /// </summary>
    public bool Native { get; init; }

    /// <summary>Where a person may be sent after signing out; compared character by character.</summary>
    public IReadOnlyList<Uri> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>The scopes it may ask for.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>True: authorization code (and refresh with <c>offline_access</c>). Needs a redirect URI.</summary>
    public bool SignsPeopleIn { get; init; } = true;

    /// <summary>True: client credentials, for confidential clients.</summary>
    public bool ActsByItself { get; init; }

    /// <summary>Grants beside those two: <see cref="ClientGrants.DeviceCode"/>, <see cref="ClientGrants.TokenExchange"/>.</summary>
    public IReadOnlyList<string> FurtherGrantTypes { get; init; } = [];

    /// <summary>Every value of <c>grant_type</c> that it may send.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> GrantTypes => ClientGrants.Of(this);

    /// <summary>The codes of the source systems whose records and keys it may write.</summary>
    public IReadOnlyList<string> SourceSystems { get; init; } = [];

    /// <summary>Where logout tokens are sent (OpenID Connect Back-Channel Logout 1.0 §2.2), or null.</summary>
    public Uri? BackChannelLogoutUri { get; init; }

    /// <summary>What the signed-out page loads in a frame (OpenID Connect Front-Channel Logout 1.0 §2), or null.</summary>
    public Uri? FrontChannelLogoutUri { get; init; }

    /// <summary>Whether people are asked.</summary>
    public ClientConsent Consent { get; init; } = ClientConsent.Explicit;

    /// <summary>What it learns as a person's identifier (Core §8).</summary>
    public SubjectType SubjectType { get; init; } = SubjectType.Public;

    /// <summary>The list of redirect URIs that share pairwise identifiers (Core §8.1), or null: the one host of the redirect URIs.</summary>
    public Uri? SectorIdentifierUri { get; init; }

    /// <summary>Origins (<c>https://shop.example</c>) whose scripts may call the token, user-info, device and revocation endpoints (CORS).</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Origins that may show the embedded sign-in in a frame.</summary>
    public IReadOnlyList<string> EmbedOrigins { get; init; } = [];

    /// <summary>What it may exchange tokens for (RFC 8693); null: nothing.</summary>
    public TokenExchangePolicy? Exchange { get; init; }

    /// <summary>The one client that may act with its people's tokens (RFC 8693 §4.4, <c>may_act</c>); null: whichever client's exchange policy lets it.</summary>
    public string? MayAct { get; init; }

    /// <summary>How the hub's pages look for it; null for the hub's own look.</summary>
    public ClientBranding? Branding { get; init; }
}
