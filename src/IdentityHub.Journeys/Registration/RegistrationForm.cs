namespace IdentityHub.Journeys.Registration;

/// <summary>What a person filled in to register.</summary>
/// <param name="Email">Address; unverified until the link in the mail is used.</param>
/// <param name="Password">Password.</param>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Locale">BCP 47 language tag of the page.</param>
/// <param name="ClientId">The relying party that sent the person, or null.</param>
/// <param name="Consents">What was ticked; what wasn't is no denial.</param>
/// <param name="Evidence">What the person saw.</param>
public sealed record RegistrationForm(string Email, string Password, string GivenName, string FamilyName, string Locale,
    string? ClientId, IReadOnlyList<TickedConsent> Consents, FormEvidence Evidence)
{
    /// <summary>Phone number as typed, or null.</summary>
    public string? Phone { get; init; }
}
