using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>
/// Sees to it that what may be sent waits while its receiver has paused or wants quiet. A pause is read with what the ledger says of the party, so that it is as fresh as a withdrawal; how
/// somebody wants one subscription is read when that subscription is asked about.
/// </summary>
public sealed class DeliveryHold(IServiceScopeFactory scopes, PurposeReader purposes)
{
    /// <summary>The decision, on the condition that one waits when this is no time for it.</summary>
    internal async ValueTask<ConsentDecision> HoldAsync(ConsentDecision decision, Purpose purpose, DateOnly? pausedUntil, SubscriptionId? subscription, CancellationToken cancellation)
    {
        if (decision.Verdict != Verdict.Allow || purpose.Kind != PurposeKind.Promotional)
            return decision;
        if (subscription is not { } id)
            return pausedUntil is null ? decision : DeliveryTimes.Hold(decision, purpose, null, new PersonDelivery(pausedUntil, null));
        await using var scope = scopes.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<ConsentCatalog>().FindSubscriptionAsync(id, cancellation);
        var chosen = await scope.ServiceProvider.GetRequiredService<ISubscriptionStore>().ChoicesOfAsync([decision.Party], cancellation);
        return DeliveryTimes.Hold(decision, purpose, list, new PersonDelivery(pausedUntil, [.. chosen[decision.Party]]));
    }

    /// <summary>The same for many, in place: what people chose is read together. Answers about earlier knowledge stay as they are.</summary>
    internal async Task HoldAsync(IReadOnlyList<DecisionQuestion> questions, Outcome<ConsentDecision>[] answers, DateOnly?[] paused, CancellationToken cancellation)
    {
        var lists = new HashSet<SubscriptionId>();
        var parties = new HashSet<GlobalPartyId>();
        for (var i = 0; i < answers.Length; i++)
        {
            if (questions[i].Narrowing.Subscription is { } list && Waits(questions[i], answers[i], out var decision))
            {
                lists.Add(list);
                parties.Add(decision.Party);
            }
        }
        if (parties.Count == 0 && Array.TrueForAll(paused, until => until is null))
            return;
        var known = (await purposes.ReadAsync(cancellation)).Purposes;
        var (subscriptions, chosen) = await ReadAsync(lists, parties, cancellation);
        for (var i = 0; i < answers.Length; i++)
        {
            if (!Waits(questions[i], answers[i], out var decision) || !known.TryGetValue(questions[i].Purpose, out var purpose))
                continue;
            var subscription = questions[i].Narrowing.Subscription is { } id ? subscriptions.GetValueOrDefault(id) : null;
            answers[i] = DeliveryTimes.Hold(
                decision, purpose, subscription, new PersonDelivery(paused[i], subscription is null ? null : [.. chosen![decision.Party]]));
        }
    }

    private static bool Waits(DecisionQuestion question, Outcome<ConsentDecision> answer, out ConsentDecision decision) =>
        answer.Succeeded(out decision!, out _) && decision.Verdict == Verdict.Allow && question.AsKnownAt is null;

    private async Task<(Dictionary<SubscriptionId, Subscription> Subscriptions, ILookup<GlobalPartyId, SubscriptionChoice>? Chosen)> ReadAsync(
        HashSet<SubscriptionId> lists, HashSet<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var subscriptions = new Dictionary<SubscriptionId, Subscription>();
        if (parties.Count == 0)
            return (subscriptions, null);
        await using var scope = scopes.CreateAsyncScope();
        foreach (var list in lists)
        {
            if (await scope.ServiceProvider.GetRequiredService<ConsentCatalog>().FindSubscriptionAsync(list, cancellation) is { } subscription)
                subscriptions[list] = subscription;
        }
        return (subscriptions, await scope.ServiceProvider.GetRequiredService<ISubscriptionStore>().ChoicesOfAsync(parties, cancellation));
    }
}
