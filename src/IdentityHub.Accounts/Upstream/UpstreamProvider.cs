using Microsoft.Extensions.Configuration;

namespace IdentityHub.Accounts.Upstream;

/// <summary>An upstream provider as it is configured: one entry of <c>Hub:Upstream:Providers</c>.</summary>
public sealed class UpstreamProvider
{
    /// <summary>Its name in addresses: 1 to 40 small letters, digits and dashes. Connections are kept under it: never give it to another provider.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the button says; the name by default.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>
    /// <c>OpenId</c> for any OpenID Connect provider by its discovery document, or the name of one of OpenIddict's web integrations, for example <c>Google</c>.
    /// </summary>
    public string Type { get; set; } = UpstreamProviders.OpenId;

    /// <summary>The issuer, for <c>OpenId</c> providers; https, except on loopback.</summary>
    public Uri? Issuer { get; set; }

    /// <summary>The hub's client id there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The hub's client secret there; better by <see cref="ClientSecretFile"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file with the secret, as containers mount them.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>Scopes beside <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = ["profile", "email"];

    /// <summary>A picture for the button: an SVG or PNG file of at most 20 KB; null for none.</summary>
    public string? IconFile { get; set; }

    /// <summary>
    /// True: the provider's <c>email_verified</c> is taken at its word. Set it to false for a provider whose administrators, not the address's owner, say what is verified.
    /// </summary>
    public bool BelieveVerifiedEmail { get; set; } = true;

    /// <summary>Values of the provider's <c>acr</c> that count as two factors here; none by default.</summary>
    public IReadOnlyList<string> TwoFactorAcrValues { get; set; } = [];

    /// <summary>True: <c>mfa</c> in the provider's <c>amr</c> (RFC 8176) counts as two factors here.</summary>
    public bool BelieveMultipleFactors { get; set; }

    /// <summary>True when a sign-in there can be of level two here.</summary>
    public bool MayVouchForTwoFactors => TwoFactorAcrValues.Count > 0 || BelieveMultipleFactors;

    /// <summary>What a web integration needs beside id and secret, for example <c>Tenant</c> of Microsoft.</summary>
    internal IConfigurationSection? Settings { get; set; }

    /// <summary>The icon as a data address; null for none.</summary>
    public string? Icon { get; internal set; }
}
