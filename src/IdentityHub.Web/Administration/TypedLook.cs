using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>What was typed into the form for a client's look.</summary>
public sealed record TypedLook
{
    public string DisplayName { get; init; } = "";
    public string Colour { get; init; } = "";
    public string Ink { get; init; } = "";
    public string Logo { get; init; } = "";
    public string Home { get; init; } = "";
    public string WelcomeEnglish { get; init; } = "";
    public string WelcomeGerman { get; init; } = "";
    public string EmbedOrigins { get; init; } = "";

    internal static TypedLook Of(ClientDefinition client) => new()
    {
        DisplayName = client.Branding?.DisplayName ?? client.Name,
        Colour = client.Branding?.PrimaryColor ?? "",
        Ink = client.Branding?.OnPrimaryColor ?? "",
        Logo = client.Branding?.LogoUri?.OriginalString ?? "",
        Home = client.Branding?.HomeUri?.OriginalString ?? "",
        WelcomeEnglish = client.Branding?.Welcome.GetValueOrDefault("en") ?? "",
        WelcomeGerman = client.Branding?.Welcome.GetValueOrDefault("de") ?? "",
        EmbedOrigins = string.Join('\n', client.EmbedOrigins),
    };

    internal static TypedLook Of(FormPost form) => new()
    {
        DisplayName = form["displayName"],
        Colour = form["colour"],
        Ink = form["ink"],
        Logo = form["logo"],
        Home = form["home"],
        WelcomeEnglish = form["welcomeEn"],
        WelcomeGerman = form["welcomeDe"],
        EmbedOrigins = string.Join('\n', form.Lines("embedOrigins")),
    };

    /// <summary>The client with this look; null with the fields whose addresses aren't ones.</summary>
    internal ClientDefinition? On(ClientDefinition client, Faults faults, string notAnAddress)
    {
        var logo = Address(Logo, "logo", faults, notAnAddress);
        var home = Address(Home, "home", faults, notAnAddress);
        if (!faults.None)
            return null;
        var welcome = new Dictionary<string, string>();
        if (WelcomeEnglish.Length > 0)
            welcome["en"] = WelcomeEnglish;
        if (WelcomeGerman.Length > 0)
            welcome["de"] = WelcomeGerman;
        return client with
        {
            Branding = new ClientBranding(DisplayName.Length > 0 ? DisplayName : client.Name, Colour.Length > 0 ? Colour : null, Ink.Length > 0 ? Ink : null, home) { LogoUri = logo, Welcome = welcome },
            EmbedOrigins = EmbedOrigins.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }

    private static Uri? Address(string text, string field, Faults faults, string notAnAddress)
    {
        if (text.Length == 0)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return new Uri(text);
        faults.Add(field, notAnAddress);
        return null;
    }
}
