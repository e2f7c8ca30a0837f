using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Journeys.DoubleOptIn;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using System.Globalization;

namespace IdentityHub.Journeys.Preferences;

/// <summary>A person saves the preference centre: consents, how often, language and pause in one transaction.</summary>
public sealed class SavePreferences(RecordOptIns consents, PreferenceBook book, IUnitOfWork unit)
{
    /// <summary>Saves what differs from what was shown; the number of changes. Refusals of the parts roll all of it back.</summary>
    public Task<Outcome<int>> RunAsync(PreferenceHolder holder, PreferenceView view, PreferenceForm form, ConsentEvidence evidence, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<int>>(async (_, token) =>
        {
            var subject = new ConsentSubject.OfSourceRecord(holder.Record);
            var captures = PreferenceCentre.CapturesOf(view, form.Answers, holder, evidence);
            var changes = captures.Count;
            if (captures.Count > 0 && (await consents.RunAsync(captures, holder.Actor, null, token)).Refusal is { } refusal)
                return refusal;
            foreach (var answer in form.Answers.Where(answer => answer is { Wanted: true, Frequency: not null }))
            {
                var known = view.Topics.FirstOrDefault(topic => topic.Subscription.Id == answer.Subscription)?.Channels.FirstOrDefault(channel => channel.Channel == answer.Channel);
                var topic = view.Topics.FirstOrDefault(topic => topic.Subscription.Id == answer.Subscription);
                if (known is null || topic is null || (known.Choice?.Frequency ?? topic.Subscription.Frequency) == answer.Frequency && known.Choice is not { Inferred: true })
                    continue;
                var choice = (known.Choice ?? new SubscriptionChoice(holder.Record, answer.Subscription, answer.Channel, default)) with { Record = holder.Record, Frequency = answer.Frequency, Inferred = false };
                if ((await book.ChooseAsync(subject, choice, holder.Actor, token)).Refusal is { } refused)
                    return refused;
                changes++;
            }

            if (form.Language is { } language && (view.Find(Preference.Language) is not { Inferred: false } spoken || spoken.Value != language))
            {
                if ((await book.SetAsync(subject, Preference.Language, language, inferred: false, null, holder.Actor, token)).Refusal is { } refused)
                    return refused;
                changes++;
            }

            if (form.PausedUntil is { } until)
            {
                if ((await book.SetAsync(subject, Preference.Pause, until == DateOnly.MinValue ? null : until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), inferred: false, null, holder.Actor, token)).Refusal is { } refused)
                    return refused;
                changes++;
            }

            return changes;
        }, cancellation);
}
