using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>What was typed into the form for a new client.</summary>
public sealed record TypedClient
{
    public string ClientId { get; init; } = "";
    public string Name { get; init; } = "";
    public bool Public { get; init; }
    public string RedirectUris { get; init; } = "";
    public string PostLogoutRedirectUris { get; init; } = "";
    public string BackChannelLogoutUri { get; init; } = "";
    public bool SignsPeopleIn { get; init; } = true;
    public bool ActsByItself { get; init; }
    public bool AsksPeople { get; init; }
    public string Colour { get; init; } = "";
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "email"];
    public IReadOnlyList<string> SourceSystems { get; init; } = [];

    internal static TypedClient Of(FormPost form) => new()
    {
        ClientId = form["clientId"],
        Name = form["name"],
        Public = form["kind"] == "public",
        RedirectUris = form["redirectUris"],
        PostLogoutRedirectUris = form["postLogoutRedirectUris"],
        BackChannelLogoutUri = form["backChannelLogoutUri"],
        SignsPeopleIn = form.Ticked("signsPeopleIn"),
        ActsByItself = form.Ticked("actsByItself"),
        AsksPeople = form.Ticked("asksPeople"),
        Colour = form["colour"],
        Scopes = form.All("scope"),
        SourceSystems = form.All("sourceSystem"),
    };

    /// <summary>The definition, or null with the fields whose addresses aren't ones.</summary>
    internal ClientDefinition? ToDefinition(Faults faults, string notAnAddress)
    {
        var redirects = Addresses(RedirectUris, "redirectUris", faults, notAnAddress);
        var postLogout = Addresses(PostLogoutRedirectUris, "postLogoutRedirectUris", faults, notAnAddress);
        var backChannel = Addresses(BackChannelLogoutUri, "backChannelLogoutUri", faults, notAnAddress);
        return !faults.None ? null : new(ClientId, Name, Public ? ClientKind.Public : ClientKind.Confidential)
        {
            RedirectUris = redirects,
            PostLogoutRedirectUris = postLogout,
            BackChannelLogoutUri = backChannel.Count > 0 ? backChannel[0] : null,
            SignsPeopleIn = SignsPeopleIn,
            ActsByItself = ActsByItself,
            Scopes = Scopes,
            SourceSystems = SourceSystems,
            Consent = AsksPeople ? ClientConsent.Explicit : ClientConsent.Implicit,
            Branding = Colour.Length == 0 ? null : new ClientBranding(Name, Colour),
        };
    }

    private static List<Uri> Addresses(string text, string field, Faults faults, string notAnAddress)
    {
        var found = new List<Uri>();
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(line, UriKind.Absolute, out var address))
                found.Add(address);
            else
                faults.Add(field, notAnAddress);
        }
        return found;
    }
}
