using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>Holds back what may be sent, but not now: pauses, quiet hours and windows. Pure.</summary>
internal static class DeliveryTimes
{
    /// <summary>The decision, on the condition that one waits when this is no time for it.</summary>
    /// <param name="decision">What the ledger says.</param>
    /// <param name="purpose">The purpose: only what is promotional waits.</param>
    /// <param name="subscription">The subscription asked about; null for none.</param>
    /// <param name="delivery">What the person wants.</param>
    public static ConsentDecision Hold(ConsentDecision decision, Purpose purpose, Subscription? subscription, PersonDelivery delivery)
    {
        if (decision.Verdict != Verdict.Allow || purpose.Kind != PurposeKind.Promotional)
            return decision;
        if (delivery.PausedUntil is { } until && DateOnly.FromDateTime(decision.AsOf.UtcDateTime) < until)
            return Wait(decision, ReasonCode.Paused);
        if (subscription is null)
            return decision;
        var choice = (delivery.Choices ?? []).Where(one => one.Subscription == subscription.Id && one.Channel == decision.Channel)
            .OrderBy(one => one.Inferred).ThenByDescending(one => one.ChangedAt).FirstOrDefault();
        if (choice?.PausedUntil > decision.AsOf)
            return Wait(decision, ReasonCode.Paused);
        var zone = choice?.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var known) ? known : TimeZoneInfo.Utc;
        var time = TimeOnly.FromTimeSpan(TimeZoneInfo.ConvertTime(decision.AsOf, zone).TimeOfDay);
        return choice?.QuietHours is { } quiet && quiet.Contains(time) || (choice?.Window ?? subscription.Window) is { } window && !window.Contains(time)
            ? Wait(decision, ReasonCode.QuietHours)
            : decision;
    }

    private static ConsentDecision Wait(ConsentDecision decision, ReasonCode because) =>
        decision with { Verdict = Verdict.Conditional, Reasons = [new DecisionReason(because, null, []), .. decision.Reasons] };
}
