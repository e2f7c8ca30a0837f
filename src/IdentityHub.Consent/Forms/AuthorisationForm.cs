using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Forms;

/// <summary>What a person is shown when they are asked for consent, as the company keeps it: a text per language and version, for one or several purposes.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Its name for employees.</param>
/// <param name="Purposes">The purposes it asks for; at least one.</param>
/// <param name="Texts">What people read, every version of every language, at least one; a wording is never lost.</param>
public sealed record AuthorisationForm(FormId Id, string Name, IReadOnlyList<PurposeId> Purposes, IReadOnlyList<PurposeText> Texts)
{
    /// <summary>The brand it is shown under; null for every brand.</summary>
    public BrandId? Brand { get; init; }

    /// <summary>Grants given under an earlier version of this form's text have to be asked for again; null for none.</summary>
    public int? ReconsentBelowVersion { get; init; }

    /// <summary>The wording that has the version and the language; null when there never was one.</summary>
    public PurposeText? Find(string locale, int version) =>
        Texts.FirstOrDefault(text => text.Version == version && string.Equals(text.Locale, locale, StringComparison.OrdinalIgnoreCase));
}
