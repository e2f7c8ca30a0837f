namespace IdentityHub.OpenId.Clients;

/// <summary>How the hub's pages look while they serve a client.</summary>
/// <param name="DisplayName">The name that people know.</param>
/// <param name="PrimaryColor">A CSS hexadecimal colour <c>#rrggbb</c>, or null for the hub's own.</param>
/// <param name="OnPrimaryColor">Text on it, or null for the hub's own.</param>
/// <param name="HomeUri">Where "back" leads, or null.</param>
public sealed record ClientBranding(string DisplayName, string? PrimaryColor = null, string? OnPrimaryColor = null, Uri? HomeUri = null)
{
    /// <summary>Its logo, or null.</summary>
    public Uri? LogoUri { get; init; }

    /// <summary>A sentence of welcome on the sign-in page, by language (<c>en</c>, <c>de</c>).</summary>
    public IReadOnlyDictionary<string, string> Welcome { get; init; } = new Dictionary<string, string>();
}
