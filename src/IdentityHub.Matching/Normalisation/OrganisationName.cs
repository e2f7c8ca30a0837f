namespace IdentityHub.Matching.Normalisation;

/// <summary>An organisation's name for matching.</summary>
/// <param name="Key">The words that distinguish it: legal form, articles and the like dropped; blanks part the words.</param>
/// <param name="Folded">Every word, folded.</param>
/// <param name="LegalForm">The legal form in one spelling ("gmbh", "ltd"), or empty.</param>
public sealed record OrganisationName(string Key, string Folded, string LegalForm);
