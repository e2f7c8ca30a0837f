namespace IdentityHub.Matching.Normalisation;

/// <summary>An e-mail address for matching.</summary>
/// <param name="Delivered">The address as mail is sent to it: trimmed, out of its angle brackets, otherwise as written.</param>
/// <param name="Key">What two spellings of one mailbox have in common: case and IDNA folded; dots and tags too where the provider ignores them.</param>
/// <param name="Local">The key's part before the @.</param>
/// <param name="Domain">The key's part behind it.</param>
/// <param name="Kind">Whose address it is, by its shape.</param>
public sealed record EmailAddress(string Delivered, string Key, string Local, string Domain, EmailKind Kind)
{
    /// <summary>Whether the address says nothing of a single person: no match key, no weight.</summary>
    public bool IsGeneric => Kind != EmailKind.Personal;
}
