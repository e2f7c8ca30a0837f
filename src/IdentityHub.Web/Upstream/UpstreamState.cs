using System.Globalization;
using IdentityHub.OpenId.Prompts;
using Microsoft.AspNetCore.Authentication;

namespace IdentityHub.Web.Upstream;

/// <summary>What travels to a provider and back within the sealed state.</summary>
/// <param name="ReturnUrl">Where to go on to, a path of the hub.</param>
/// <param name="FreshSince">The person must prove themself after this instant; null: whenever.</param>
/// <param name="Proves">The signed-in account whose owner proves themself once more; null for a sign-in.</param>
/// <param name="Connects">The account on whose page the person asked to connect the provider; null for a sign-in.</param>
internal sealed record UpstreamState(string ReturnUrl, DateTimeOffset? FreshSince, string? Connects, string? Proves = null)
{
    private const string ReturnItem = "hub.return", FreshItem = "hub.fresh", ConnectsItem = "hub.connects", ProvesItem = "hub.proves";

    public AuthenticationProperties ToProperties(string provider)
    {
        var properties = new AuthenticationProperties();
        properties.Items[OpenIddict.Client.AspNetCore.OpenIddictClientAspNetCoreConstants.Properties.ProviderName] = provider;
        properties.Items[ReturnItem] = ReturnUrl;
        if (FreshSince is { } since)
            properties.Items[FreshItem] = since.ToString("O", CultureInfo.InvariantCulture);
        if (Connects is not null)
            properties.Items[ConnectsItem] = Connects;
        if (Proves is not null)
            properties.Items[ProvesItem] = Proves;
        return properties;
    }

    public static UpstreamState Read(IReadOnlyDictionary<string, string?> items) => new(
        SignInPrompt.LocalOrAccount(items.GetValueOrDefault(ReturnItem)),
        DateTimeOffset.TryParse(items.GetValueOrDefault(FreshItem), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var since) ? since : null,
        items.GetValueOrDefault(ConnectsItem), items.GetValueOrDefault(ProvesItem));
}
