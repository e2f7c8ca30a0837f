namespace IdentityHub.Consent.Jurisdictions;

/// <summary>A body of law and where it holds.</summary>
/// <param name="Code">Its code, for example <c>gdpr-eprivacy</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Areas">ISO 3166 countries and subdivisions.</param>
/// <param name="Rules">Its rules.</param>
public sealed record Jurisdiction(string Code, string Name, IReadOnlyList<string> Areas, IReadOnlyList<JurisdictionRule> Rules);
