namespace IdentityHub.Consent.Subscriptions;

/// <summary>When a person wants nothing, by their own choice: no consent, but a promise of the preference centre.</summary>
/// <param name="PausedUntil">Nothing promotional before this day; null for no pause.</param>
/// <param name="Choices">How they want their subscriptions, of all their records; null when that wasn't read.</param>
public sealed record PersonDelivery(DateOnly? PausedUntil, IReadOnlyList<SubscriptionChoice>? Choices)
{
    /// <summary>Nothing was read.</summary>
    public static PersonDelivery None { get; } = new(null, null);
}
