namespace IdentityHub.Consent.Purposes;

/// <summary>The code of a purpose, for example <c>newsletter</c>: 1 to 64 lower-case ASCII letters, digits, hyphens and dots, starting with a letter.</summary>
/// <param name="Code">The code.</param>
public readonly record struct PurposeId(string Code)
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaximumLength = CatalogCode.MaximumLength;

    /// <summary>False when the text isn't a code.</summary>
    public static bool TryParse(string? text, out PurposeId id)
    {
        id = CatalogCode.IsValid(text) ? new PurposeId(text!) : default;
        return id.Code is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
