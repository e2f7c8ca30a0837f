using System.Text.RegularExpressions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.OpenId.Clients;

/// <summary>What a client's definition must hold to. Pure.</summary>
public static partial class ClientRules
{
    /// <summary>Everything that is wrong with it; empty when all is well.</summary>
    public static IReadOnlyList<FieldViolation> Check(ClientDefinition definition)
    {
        var found = new List<FieldViolation>();
        void Wrong(string field, string description) => found.Add(new FieldViolation(field, description));

        if (!ClientIdPattern().IsMatch(definition.ClientId))
            Wrong("client_id", "1 to 100 letters, digits, dots, dashes or underscores.");
        // A service's subject is its client id; it must never pass for a person's (RFC 9700 §4.15).
        if (definition.ClientId.StartsWith("acc_", StringComparison.OrdinalIgnoreCase) || definition.ClientId.StartsWith("guest_", StringComparison.OrdinalIgnoreCase))
            Wrong("client_id", "May not begin like an account's or a guest's id.");
        if (definition.Name.Length is 0 or > 200 || definition.Name.Any(char.IsControl))
            Wrong("name", "1 to 200 characters.");
        if (definition.ChosenSecret is { Length: < 8 })
            Wrong("secret", "At least 8 characters.");
        if (definition.Kind == ClientKind.Public && (definition.ChosenSecret is not null || definition.ActsByItself))
            Wrong("kind", "A public client has no secret and doesn't act by itself (RFC 6749 §4.4).");
        found.AddRange(ClientPolicyRules.Check(definition));
        if (definition is { Kind: ClientKind.Confidential, Native: true })
            Wrong("native", "A native application keeps no secret: it is public (RFC 8252 §8.5).");
        if (definition is { Kind: ClientKind.Public, RequirePkce: false })
            Wrong("require_pkce", "A public client needs PKCE (RFC 9700 §2.1.1).");
        if (definition.SignsPeopleIn && definition.RedirectUris.Count == 0)
            Wrong("redirect_uris", "At least one, for a client that signs people in.");
        foreach (var uri in definition.RedirectUris.Concat(definition.PostLogoutRedirectUris))
        {
            if (!IsWebAddress(uri))
                Wrong("redirect_uris", "Absolute https addresses (http on loopback) without a fragment or user name.");
        }
        if (definition.BackChannelLogoutUri is { } logout && !IsWebAddress(logout))
            Wrong("backchannel_logout_uri", "An absolute https address (http on loopback) without a fragment.");
        if (definition.FrontChannelLogoutUri is { } frame && !IsWebAddress(frame))
            Wrong("frontchannel_logout_uri", "An absolute https address (http on loopback) without a fragment.");
        if (definition.SectorIdentifierUri is { } sector && !IsWebAddress(sector))
            Wrong("sector_identifier_uri", "An absolute https address (http on loopback) without a fragment.");
        foreach (var origin in definition.AllowedOrigins.Concat(definition.EmbedOrigins))
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var address) || !IsWebAddress(address) || origin != address.GetLeftPart(UriPartial.Authority))
                Wrong("origins", "Origins are written https://shop.example, without a path.");
        }
        foreach (var scope in definition.Scopes.Where(scope => !HubScopes.Api.Contains(scope) && !HubScopes.Identity.Contains(scope)))
            Wrong("scopes", $"Unknown scope {(ScopePattern().IsMatch(scope) ? scope : "")}.");
        // Whoever writes account records says which addresses are verified, and so whose party they join.
        if (definition.SourceSystems.Any(SourceKey.IsHubsOwn))
            Wrong("source_systems", "The hub's own systems are written by the hub alone.");
        if (definition.Branding is { } branding)
        {
            if (branding.PrimaryColor is { } primary && !ColorPattern().IsMatch(primary) || branding.OnPrimaryColor is { } on && !ColorPattern().IsMatch(on))
                Wrong("branding", "Colours are written #rrggbb.");
            if (branding.HomeUri is { } home && !IsWebAddress(home))
                Wrong("branding", "The home address is absolute, https (http on loopback).");
            if (branding.LogoUri is { } logo && !IsWebAddress(logo))
                Wrong("branding", "The logo's address is absolute, https (http on loopback).");
            if (branding.Welcome.Values.Any(text => text.Length > 300))
                Wrong("branding", "A welcome has at most 300 characters.");
        }
        return found;
    }

    internal static bool IsWebAddress(Uri uri) =>
        uri.IsAbsoluteUri && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri));

    // Names of a container network stand for loopback in the demo; whoever registers clients is an administrator.
    private static bool IsLoopback(Uri uri) => uri.IsLoopback || !uri.Host.Contains('.', StringComparison.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9._-]{1,100}$")]
    private static partial Regex ClientIdPattern();

    [GeneratedRegex("^[a-z0-9._-]{1,64}$")]
    private static partial Regex ScopePattern();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex ColorPattern();
}
