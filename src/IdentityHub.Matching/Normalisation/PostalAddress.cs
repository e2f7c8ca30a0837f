namespace IdentityHub.Matching.Normalisation;

/// <summary>The components of a postal address, folded. Components that aren't there are empty.</summary>
public sealed record PostalAddress
{
    /// <summary>An address without any component.</summary>
    public static PostalAddress Empty { get; } = new();

    /// <summary>House number with its letter: "12", "12a", "12-14" as "12 14".</summary>
    public string House { get; init; } = string.Empty;

    /// <summary>Street with its type abbreviated: "oak st", "n main ave", "hauptstr".</summary>
    public string Street { get; init; } = string.Empty;

    /// <summary>Flat, suite, floor or building: "4b".</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>Number of the post-office box.</summary>
    public string PoBox { get; init; } = string.Empty;

    /// <summary>See <see cref="PostcodeNormaliser"/>.</summary>
    public string Postcode { get; init; } = string.Empty;

    /// <summary>City, town or suburb.</summary>
    public string City { get; init; } = string.Empty;

    /// <summary>State or province, as its code where that is known.</summary>
    public string State { get; init; } = string.Empty;

    /// <summary>ISO 3166-1 alpha-2 code.</summary>
    public string Country { get; init; } = string.Empty;

    /// <summary>Whether nothing was found in the text.</summary>
    public bool IsEmpty => this == Empty;
}
