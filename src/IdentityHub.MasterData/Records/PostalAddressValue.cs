namespace IdentityHub.MasterData.Records;

/// <summary>A postal address; it survives whole, never line by line. Every part is at most 200 UTF-16 units.</summary>
public sealed record PostalAddressValue
{
    /// <summary>Street line.</summary>
    public string? Line1 { get; init; }

    /// <summary>Second line: unit, floor, care of.</summary>
    public string? Line2 { get; init; }

    /// <summary>House number, where the source keeps it apart.</summary>
    public string? House { get; init; }

    /// <summary>City or town.</summary>
    public string? City { get; init; }

    /// <summary>State, province or region.</summary>
    public string? State { get; init; }

    /// <summary>Postal code.</summary>
    public string? Postcode { get; init; }

    /// <summary>Country, preferably ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
}
