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

    /// <summary>How it proves itself and what its tokens are like.</summary>
    public TypedPolicy Policy { get; init; } = new();

    internal static TypedClient Of(ClientDefinition client) => new()
    {
        ClientId = client.ClientId,
        Name = client.Name,
        Public = client.Kind == ClientKind.Public,
        RedirectUris = Text(client.RedirectUris),
        PostLogoutRedirectUris = Text(client.PostLogoutRedirectUris),
        BackChannelLogoutUri = client.BackChannelLogoutUri?.OriginalString ?? "",
        SignsPeopleIn = client.SignsPeopleIn,
        ActsByItself = client.ActsByItself,
        AsksPeople = client.Consent == ClientConsent.Explicit,
        Colour = client.Branding?.PrimaryColor ?? "",
        Scopes = client.Scopes,
        SourceSystems = client.SourceSystems,
        Policy = TypedPolicy.Of(client),
    };

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
        Policy = TypedPolicy.Of(form),
    };

    /// <summary>The definition, or null with the fields that could not be read. What the form doesn't show stays as it was before.</summary>
    internal ClientDefinition? ToDefinition(Faults faults, string notAnAddress, string notANumber, ClientDefinition? before = null)
    {
        var redirects = Addresses(RedirectUris, "redirectUris", faults, notAnAddress);
        var postLogout = Addresses(PostLogoutRedirectUris, "postLogoutRedirectUris", faults, notAnAddress);
        var backChannel = Addresses(BackChannelLogoutUri, "backChannelLogoutUri", faults, notAnAddress);
        var kind = Public ? ClientKind.Public : ClientKind.Confidential;
        var definition = (before ?? new(ClientId, Name, kind)) with
        {
            Name = Name,
            Kind = kind,
            RedirectUris = redirects,
            PostLogoutRedirectUris = postLogout,
            BackChannelLogoutUri = backChannel.Count > 0 ? backChannel[0] : null,
            SignsPeopleIn = SignsPeopleIn,
            ActsByItself = ActsByItself,
            Scopes = Scopes,
            SourceSystems = SourceSystems,
            Consent = AsksPeople ? ClientConsent.Explicit : ClientConsent.Implicit,
            Branding = before?.Branding is { } branding ? branding with { PrimaryColor = Colour.Length == 0 ? null : Colour } : Colour.Length == 0 ? null : new ClientBranding(Name, Colour),
        };
        definition = Policy.Apply(definition, faults, notAnAddress, notANumber);
        return faults.None ? definition : null;
    }

    private static string Text(IEnumerable<Uri> addresses) => string.Join('\n', addresses.Select(address => address.OriginalString));

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
