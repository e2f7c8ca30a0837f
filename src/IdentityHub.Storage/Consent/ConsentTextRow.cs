namespace IdentityHub.Storage.Consent;

/// <summary>One version of a purpose's text in one language. Added, never changed: consents refer to it.</summary>
internal sealed class ConsentTextRow
{
    public required string Purpose { get; init; }

    public required string Locale { get; init; }

    public int Version { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }
}
