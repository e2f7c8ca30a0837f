using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>The code of a communication subscription, for example <c>weekly-news</c>: 1 to 64 lower-case ASCII letters, digits, hyphens and dots, starting with a letter.</summary>
/// <param name="Code">The code.</param>
public readonly record struct SubscriptionId(string Code)
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaximumLength = CatalogCode.MaximumLength;

    /// <summary>False when the text isn't a code.</summary>
    public static bool TryParse(string? text, out SubscriptionId id)
    {
        id = CatalogCode.IsValid(text) ? new SubscriptionId(text!) : default;
        return id.Code is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
