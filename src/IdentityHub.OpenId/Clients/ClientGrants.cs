using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Clients;

/// <summary>The values of <c>grant_type</c> that a client may be registered for.</summary>
public static class ClientGrants
{
    /// <summary>RFC 8628.</summary>
    public const string DeviceCode = GrantTypes.DeviceCode;

    /// <summary>RFC 8693.</summary>
    public const string TokenExchange = GrantTypes.TokenExchange;

    /// <summary>A token for an anonymous visitor of a storefront.</summary>
    public const string Guest = "urn:identityhub:grant-type:guest";

    /// <summary>What <see cref="ClientDefinition.FurtherGrantTypes"/> may list.</summary>
    public static IReadOnlyList<string> Further { get; } = [DeviceCode, TokenExchange, Guest];

    internal static IReadOnlyList<string> Of(ClientDefinition definition)
    {
        var grants = new List<string>();
        if (definition.SignsPeopleIn)
            grants.Add(GrantTypes.AuthorizationCode);
        if (definition.ActsByItself)
            grants.Add(GrantTypes.ClientCredentials);
        grants.AddRange(definition.FurtherGrantTypes);
        if ((definition.SignsPeopleIn || definition.FurtherGrantTypes.Contains(DeviceCode)) && definition.Scopes.Contains(Scopes.OfflineAccess))
            grants.Add(GrantTypes.RefreshToken);
        return grants;
    }
}
