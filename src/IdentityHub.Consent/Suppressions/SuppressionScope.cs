using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;

namespace IdentityHub.Consent.Suppressions;

/// <summary>What a suppression forbids: everything (the default), what one brand sends, or one list.</summary>
public readonly record struct SuppressionScope
{
    private SuppressionScope(BrandId? brand, SubscriptionId? list) => (Brand, List) = (brand, list);

    /// <summary>The brand; null for every brand.</summary>
    public BrandId? Brand { get; }

    /// <summary>The list; null for every list.</summary>
    public SubscriptionId? List { get; }

    /// <summary>Everything.</summary>
    public static SuppressionScope Global => default;

    /// <summary>What one brand sends.</summary>
    public static SuppressionScope OfBrand(BrandId brand) => new(brand, null);

    /// <summary>One list.</summary>
    public static SuppressionScope OfList(SubscriptionId list) => new(null, list);

    /// <summary>True when a message of this brand and list falls under it; a message that names neither falls under the global scope only.</summary>
    public bool Covers(BrandId? brand, SubscriptionId? list) => (Brand is null || Brand == brand) && (List is null || List == list);

    /// <summary>False when the text wasn't written by <see cref="ToString"/>.</summary>
    public static bool TryParse(string? text, out SuppressionScope scope)
    {
        scope = default;
        if (string.IsNullOrEmpty(text))
            return text is not null;
        if (text.StartsWith("brand:", StringComparison.Ordinal) && BrandId.TryParse(text[6..], out var brand))
            scope = OfBrand(brand);
        else if (text.StartsWith("list:", StringComparison.Ordinal) && SubscriptionId.TryParse(text[5..], out var list))
            scope = OfList(list);
        else
            return false;
        return true;
    }

    /// <summary>Empty, <c>brand:CODE</c> or <c>list:CODE</c>.</summary>
    public override string ToString() => Brand is { } brand ? $"brand:{brand}" : List is { } list ? $"list:{list}" : "";
}
