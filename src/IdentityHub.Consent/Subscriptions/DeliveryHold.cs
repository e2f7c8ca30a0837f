using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Consent.Subscriptions;

/// <summary>
/// Sees to it that what may be sent waits while its receiver has paused or wants quiet. Who has paused is kept in memory and read anew every few seconds, so that a decision costs nothing
/// more; how somebody wants one subscription is read when that subscription is asked about.
/// </summary>
public sealed class DeliveryHold(IServiceScopeFactory scopes, PurposeReader purposes, TimeProvider time) : IDisposable
{
    /// <summary>How old what is known of pauses may be: they are no consent, and last for weeks.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Pauses? pauses;

    /// <summary>Somebody paused or went on, on this node.</summary>
    public void Changed() => pauses = null;

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <summary>The decision, on the condition that one waits when this is no time for it.</summary>
    internal async ValueTask<ConsentDecision> HoldAsync(ConsentDecision decision, Purpose purpose, SubscriptionId? subscription, CancellationToken cancellation)
    {
        if (decision.Verdict != Verdict.Allow || purpose.Kind != PurposeKind.Promotional)
            return decision;
        var paused = (await PausesAsync(cancellation)).TryGetValue(decision.Party, out var until);
        if (subscription is not { } id)
            return paused ? DeliveryTimes.Hold(decision, purpose, null, new PersonDelivery(until, null)) : decision;
        await using var scope = scopes.CreateAsyncScope();
        var list = await scope.ServiceProvider.GetRequiredService<ConsentCatalog>().FindSubscriptionAsync(id, cancellation);
        var chosen = await scope.ServiceProvider.GetRequiredService<ISubscriptionStore>().ChoicesOfAsync([decision.Party], cancellation);
        return DeliveryTimes.Hold(decision, purpose, list, new PersonDelivery(paused ? until : null, [.. chosen[decision.Party]]));
    }

    /// <summary>The same for many, in place: what people chose is read together. Answers about earlier knowledge stay as they are.</summary>
    internal async Task HoldAsync(IReadOnlyList<DecisionQuestion> questions, Outcome<ConsentDecision>[] answers, CancellationToken cancellation)
    {
        var paused = await PausesAsync(cancellation);
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
        if (paused.Count == 0 && parties.Count == 0)
            return;
        var known = (await purposes.ReadAsync(cancellation)).Purposes;
        var (subscriptions, chosen) = await ReadAsync(lists, parties, cancellation);
        for (var i = 0; i < answers.Length; i++)
        {
            if (!Waits(questions[i], answers[i], out var decision) || !known.TryGetValue(questions[i].Purpose, out var purpose))
                continue;
            var subscription = questions[i].Narrowing.Subscription is { } id ? subscriptions.GetValueOrDefault(id) : null;
            answers[i] = DeliveryTimes.Hold(
                decision, purpose, subscription, new PersonDelivery(paused.TryGetValue(decision.Party, out var until) ? until : null, subscription is null ? null : [.. chosen![decision.Party]]));
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

    private ValueTask<IReadOnlyDictionary<GlobalPartyId, DateOnly>> PausesAsync(CancellationToken cancellation) =>
        pauses is { } known && time.GetElapsedTime(known.ReadAt) < Lifetime ? ValueTask.FromResult(known.Until) : new(ReadPausesAsync(cancellation));

    private async Task<IReadOnlyDictionary<GlobalPartyId, DateOnly>> ReadPausesAsync(CancellationToken cancellation)
    {
        await reading.WaitAsync(cancellation);
        try
        {
            if (pauses is { } known && time.GetElapsedTime(known.ReadAt) < Lifetime)
                return known.Until;
            var readAt = time.GetTimestamp();
            await using var scope = scopes.CreateAsyncScope();
            var read = await scope.ServiceProvider.GetRequiredService<IPreferenceStore>().PausesAsync(DateOnly.FromDateTime(time.UtcNow().UtcDateTime), cancellation);
            pauses = new Pauses(readAt, read);
            return read;
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Pauses(long ReadAt, IReadOnlyDictionary<GlobalPartyId, DateOnly> Until);
}
