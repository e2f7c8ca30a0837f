namespace IdentityHub.Consent.Jurisdictions;

/// <summary>Configuration section <c>Consent</c>.</summary>
public sealed class JurisdictionOptions
{
    /// <summary>A JSON file that replaces jurisdictions of the shipped configuration by code and adds further ones; null for the shipped configuration alone.</summary>
    public string? JurisdictionsFile { get; set; }

    /// <summary>Where a person is taken to be when nothing is known, ISO 3166; null: no jurisdiction's rules apply then, only the purpose's own.</summary>
    public string? DefaultPlace { get; set; }
}
