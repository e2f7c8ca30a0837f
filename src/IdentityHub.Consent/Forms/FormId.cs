using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Forms;

/// <summary>The code of an authorisation form, for example <c>sign-up</c>: 1 to 64 lower-case ASCII letters, digits, hyphens and dots, starting with a letter.</summary>
/// <param name="Code">The code.</param>
public readonly record struct FormId(string Code)
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaximumLength = CatalogCode.MaximumLength;

    /// <summary>False when the text isn't a code.</summary>
    public static bool TryParse(string? text, out FormId id)
    {
        id = CatalogCode.IsValid(text) ? new FormId(text!) : default;
        return id.Code is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
