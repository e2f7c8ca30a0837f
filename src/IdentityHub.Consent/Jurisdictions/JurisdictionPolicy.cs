namespace IdentityHub.Consent.Jurisdictions;

/// <summary>All jurisdictions of one version of the configuration.</summary>
/// <param name="Version">Its version, for example <c>2026-11</c>.</param>
/// <param name="Jurisdictions">The jurisdictions.</param>
public sealed record JurisdictionPolicy(string Version, IReadOnlyList<Jurisdiction> Jurisdictions);
