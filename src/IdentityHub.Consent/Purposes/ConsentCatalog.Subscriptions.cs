using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Purposes;

public sealed partial class ConsentCatalog
{
    /// <summary>Every subscription, by code.</summary>
    public async Task<IReadOnlyList<Subscription>> ListSubscriptionsAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync(cancellation)).Subscriptions.Values.OrderBy(s => s.Id.Code, StringComparer.Ordinal)];

    /// <summary>A subscription; null when there is none of that code. May be half a second old.</summary>
    public async Task<Subscription?> FindSubscriptionAsync(SubscriptionId id, CancellationToken cancellation) =>
        (await ReadAsync(cancellation)).Subscriptions.GetValueOrDefault(id);

    /// <summary>Adds or changes a subscription; its texts are versioned like a purpose's. Writes nothing when nothing differs. Refuses with <c>INVALID_ARGUMENT</c> or <c>PURPOSE_UNKNOWN</c>.</summary>
    public async Task<Outcome<Subscription>> UpsertSubscriptionAsync(Subscription subscription, Actor actor, CancellationToken cancellation)
    {
        var violations = PurposeRules.CheckTexts(subscription.Texts).ToList();
        void Wrong(bool wrong, string field, string description)
        {
            if (wrong)
                violations.Add(new FieldViolation(field, description));
        }

        var purpose = (await store.LoadAsync(cancellation)).FirstOrDefault(p => p.Id == subscription.Purpose);
        Wrong(!SubscriptionId.TryParse(subscription.Id.Code, out _), "id", "1 to 64 lower-case letters, digits, hyphens and dots, starting with a letter");
        Wrong(!PurposeRules.IsName(subscription.Name), "name", "1 to 128 characters without control characters");
        Wrong(subscription.Channels.Count == 0 || (purpose is not null && subscription.Channels.Any(c => !purpose.Channels.Contains(c))), "channels", "at least one, all of the purpose");
        Wrong(!Enum.IsDefined(subscription.Frequency) || subscription.OfferedFrequencies.Any(f => !Enum.IsDefined(f)), "frequency", "unknown");
        Wrong(subscription.Brand is { } brand && (!BrandId.TryParse(brand.Code, out _) || (purpose?.Brand is { } own && own != brand)), "brand", "no code of a brand, or not the purpose's");
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (purpose is null)
            return Refusal.NotFound("PURPOSE_UNKNOWN", "The subscription serves a purpose that isn't there.");
        var written = await unitOfWork.ExecuteAsync(
            async (work, token) =>
            {
                var before = (await catalog.SubscriptionsAsync(token)).FirstOrDefault(s => s.Id == subscription.Id);
                var merged = subscription with
                {
                    Channels = [.. subscription.Channels.Distinct().Order()], OfferedFrequencies = [.. subscription.OfferedFrequencies.Distinct().Order()],
                    Texts = PurposeRules.WithVersions(subscription.Texts, before?.Texts),
                };
                if (before is not null && Same(before, merged))
                    return before;
                await catalog.SaveAsync(merged, token);
                work.Audit(new AuditEntry(before is null ? "subscription.add" : "subscription.change", actor, subscription.Id.Code));
                return merged;
            },
            cancellation);
        snapshot.Forget();
        return written;
    }

    private static bool Same(Subscription left, Subscription right) =>
        left with { Channels = right.Channels, OfferedFrequencies = right.OfferedFrequencies, Texts = right.Texts } == right
        && left.Channels.SequenceEqual(right.Channels) && left.OfferedFrequencies.SequenceEqual(right.OfferedFrequencies) && left.Texts.SequenceEqual(right.Texts);
}
