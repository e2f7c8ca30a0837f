namespace IdentityHub.Web.Shell;

/// <summary>How an application looks at the hub: a handful of values.</summary>
/// <param name="ClientId">The application; null for the hub itself.</param>
/// <param name="Name">Its name, as people know it.</param>
/// <param name="Colour">Its colour as <c>#rrggbb</c>; null for the hub's own.</param>
/// <param name="Origins">Origins of its registered addresses, to which forms may lead back.</param>
internal sealed record Brand(string? ClientId, string Name, string? Colour, IReadOnlyList<string> Origins)
{
    /// <summary>True when it has a logo.</summary>
    public bool HasLogo { get; init; }

    /// <summary>Its welcome in the page's language; null for none.</summary>
    public string? Welcome { get; init; }

    /// <summary>The hub itself.</summary>
    public static Brand Hub { get; } = new(null, "IdentityHub", null, []);
}
