using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Preferences;

/// <summary>What people like and how they want their subscriptions. Every change is on the feed in its own commit.</summary>
public sealed class PreferenceBook(IConsentStore store, IPreferenceStore preferences, ISubscriptionStore choices, ConsentCatalog catalog, DecisionCache decisions, IUnitOfWork unit, TimeProvider time)
{
    private const int LongestValue = 256;
    private static readonly Refusal SubjectUnknown = Refusal.NotFound("SUBJECT_UNKNOWN", "Nobody is known by that key or id.");

    /// <summary>What holds for a person over all their records: what was stated before what was inferred, the latest first. Empty for somebody unknown.</summary>
    public async Task<IReadOnlyList<Preference>> EffectiveAsync(GlobalPartyId party, CancellationToken cancellation) =>
        Effective(await preferences.ListAsync(await RecordsAsync(party, cancellation), cancellation));

    /// <summary>What holds by the words of these records alone.</summary>
    public async Task<IReadOnlyList<Preference>> EffectiveAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation) =>
        Effective(await preferences.ListAsync(records, cancellation));

    /// <summary>How a person wants their subscriptions, over all their records: stated before inferred, the latest first.</summary>
    public async Task<IReadOnlyList<SubscriptionChoice>> ChoicesAsync(GlobalPartyId party, CancellationToken cancellation) =>
        [.. (await choices.ChoicesAsync(await RecordsAsync(party, cancellation), cancellation))
            .GroupBy(choice => (choice.Subscription, choice.Channel)).Select(group => group.OrderBy(choice => choice.Inferred).ThenByDescending(choice => choice.ChangedAt).First())];

    /// <summary>Sets a preference; a null value forgets it. <c>INVALID_ARGUMENT</c>, <c>SUBJECT_UNKNOWN</c>.</summary>
    public async Task<Outcome<GlobalPartyId>> SetAsync(
        ConsentSubject subject, string name, string? value, bool inferred, BrandId? brand, Actor actor, CancellationToken cancellation)
    {
        if (Check(name, value) is { } invalid)
            return invalid;
        var outcome = await unit.ExecuteAsync<Outcome<GlobalPartyId>>(async (work, token) =>
        {
            if ((await store.ResolveAsync([subject], token))[0] is not { } found)
                return SubjectUnknown;
            if (value is null)
                await preferences.RemoveAsync(found.Record, name, brand, inferred, token);
            else
                await preferences.SetAsync(new Preference(found.Record, name, value, inferred, time.UtcNow()) { Brand = brand }, token);
            Tell(work, found, actor, name);
            return found.Party;
        }, cancellation);
        if (name == Preference.Pause && outcome.Succeeded(out var party, out _))
            decisions.Forget([party]);
        return outcome;
    }

    /// <summary>Keeps how somebody wants a subscription on a channel. <c>SUBSCRIPTION_UNKNOWN</c>, <c>INVALID_ARGUMENT</c>, <c>SUBJECT_UNKNOWN</c>.</summary>
    public async Task<Outcome<GlobalPartyId>> ChooseAsync(ConsentSubject subject, SubscriptionChoice choice, Actor actor, CancellationToken cancellation)
    {
        if (await catalog.FindSubscriptionAsync(choice.Subscription, cancellation) is not { } subscription)
            return Refusal.NotFound("SUBSCRIPTION_UNKNOWN", "There is no subscription of that code.");
        if (!subscription.Channels.Contains(choice.Channel))
            return Refusal.Invalid("channel", "the subscription doesn't come by it");
        if (choice.Frequency is { } wanted && wanted != subscription.Frequency && !subscription.OfferedFrequencies.Contains(wanted))
            return Refusal.Invalid("frequency", "isn't offered");
        if (choice.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return Refusal.Invalid("time_zone", "isn't an IANA time zone");
        return await unit.ExecuteAsync<Outcome<GlobalPartyId>>(async (work, token) =>
        {
            if ((await store.ResolveAsync([subject], token))[0] is not { } found)
                return SubjectUnknown;
            var before = (await choices.ChoicesAsync([found.Record], token)).FirstOrDefault(known => known.Subscription == choice.Subscription && known.Channel == choice.Channel);
            // What was stated isn't overwritten by a guess.
            if (choice.Inferred && before is { Inferred: false })
                return found.Party;
            await choices.ChooseAsync(choice with { Record = found.Record, ChangedAt = time.UtcNow() }, token);
            Tell(work, found, actor, choice.Subscription.Code);
            return found.Party;
        }, cancellation);
    }

    /// <summary>Of each name and brand the one that holds: stated before inferred, then the latest.</summary>
    public static IReadOnlyList<Preference> Effective(IEnumerable<Preference> all) =>
        [.. all.GroupBy(preference => (preference.Name, preference.Brand))
            .Select(group => group.OrderBy(preference => preference.Inferred).ThenByDescending(preference => preference.ChangedAt).ThenBy(preference => preference.Record.Value).First())
            .OrderBy(preference => preference.Name, StringComparer.Ordinal)];

    private async Task<IReadOnlyCollection<SourceRecordId>> RecordsAsync(GlobalPartyId party, CancellationToken cancellation) =>
        [.. (await store.MembershipsAsync([party], cancellation)).SelectMany(membership => membership.Records)];

    private static void Tell(IWork work, ResolvedSubject found, Actor actor, string about)
    {
        work.Publish(new ChangeEvent(ChangeKind.PreferenceChanged, found.Party, null, default));
        work.Audit(new AuditEntry("preference.change", actor, found.Record.ToString(), about));
    }

    private static Refusal? Check(string name, string? value)
    {
        if (name.Length is 0 or > 64 || !char.IsAsciiLetterLower(name[0]) || name.Any(character => !char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '.')))
            return Refusal.Invalid("name", "1 to 64 lower-case letters, digits, hyphens and dots, starting with a letter");
        if (value is null)
            return null;
        if (value.Length is 0 or > LongestValue || value.Any(char.IsControl))
            return Refusal.Invalid("value", $"1 to {LongestValue} characters without control characters");
        return name switch
        {
            Preference.Pause when Preference.DayOf(value) is null => Refusal.Invalid("value", "a day, yyyy-mm-dd"),
            Preference.Language when value.Length > 35 || value.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-') => Refusal.Invalid("value", "a language tag (BCP 47)"),
            _ => null,
        };
    }
}
