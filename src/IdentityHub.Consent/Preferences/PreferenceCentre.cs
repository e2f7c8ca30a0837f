using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Overview;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Preferences;

/// <summary>What a person gets, and how they change it: the same in the account and by a link from a message. Always read anew.</summary>
public sealed class PreferenceCentre(IConsentStore store, ConsentCatalog catalog, ConsentOverview overview, PreferenceBook book, ContactPointKeys keys)
{
    /// <summary>Everything that the page shows; null when the record is unknown.</summary>
    public async Task<PreferenceView?> DescribeAsync(PreferenceHolder holder, BrandId? brand, string? locale, CancellationToken cancellation)
    {
        if ((await store.ResolveAsync([new ConsentSubject.OfSourceRecord(holder.Record)], cancellation))[0] is not { } subject)
            return null;
        var said = (await store.OfPartiesAsync([subject.Party], cancellation)).SelectMany(party => party.Statements).ToList();
        var choices = await book.ChoicesAsync(subject.Party, cancellation);
        var points = holder.Verified.Select(keys.Of).ToHashSet();
        var topics = (await catalog.ListSubscriptionsAsync(cancellation)).Where(subscription => brand is null || subscription.Brand is null || subscription.Brand == brand)
            .OrderBy(subscription => subscription.Id.Code, StringComparer.Ordinal)
            .Select(subscription => new TopicView(
                subscription, TextFor(subscription, locale),
                [.. subscription.Channels.Select(channel => Describe(subscription, channel, said, points, choices.FirstOrDefault(choice => choice.Subscription == subscription.Id && choice.Channel == channel)))]));
        return new PreferenceView(
            holder.Record, subject.Party, [.. topics], await book.EffectiveAsync(subject.Party, cancellation),
            await overview.DescribeAsync(holder.Record, holder.Verified, locale, cancellation));
    }

    /// <summary>The statements that answers come to: only what differs from what holds. Pure.</summary>
    /// <param name="view">What was shown.</param>
    /// <param name="answers">What was chosen.</param>
    /// <param name="holder">Who chose.</param>
    /// <param name="evidence">What proves it; the text is added.</param>
    public static IReadOnlyList<ConsentCapture> CapturesOf(PreferenceView view, IEnumerable<TopicAnswer> answers, PreferenceHolder holder, ConsentEvidence evidence)
    {
        var captures = new List<ConsentCapture>();
        foreach (var answer in answers)
        {
            if (view.Topics.FirstOrDefault(topic => topic.Subscription.Id == answer.Subscription) is not { } topic
                || topic.Channels.FirstOrDefault(channel => channel.Channel == answer.Channel) is not { } shown
                || answer.Wanted == shown.State is TopicState.Subscribed or TopicState.Waiting)
                continue;
            // Silence stays silence: a box that was never ticked is no refusal.
            if (!answer.Wanted && shown.State is TopicState.Silent or TopicState.Refused)
                continue;
            var point = answer.Wanted ? PointFor(answer.Channel, holder.Verified) : null;
            var owner = answer.Wanted && holder.SignedIn && point is not null;
            captures.Add(new ConsentCapture(
                new ConsentSubject.OfSourceRecord(holder.Record), topic.Subscription.Purpose, answer.Channel, point, answer.Wanted ? ConsentAction.Granted : ConsentAction.Withdrawn)
            {
                Subscription = topic.Subscription.Id,
                Brand = topic.Subscription.Brand,
                Method = holder.Method,
                CollectionPoint = "hub:preferences",
                ByVerifiedOwner = owner,
                Supersedes = owner ? shown.ShownDenials : [],
                Evidence = evidence with { TextVersion = topic.Text.Version, Locale = topic.Text.Locale, TextHash = topic.Text.Hash },
            });
        }

        return captures;
    }

    /// <summary>Within one record the latest word counts; over records the more restrictive; a denial that its person took back doesn't.</summary>
    private static TopicChannel Describe(
        Subscription subscription, Channel channel, IReadOnlyList<ConsentStatement> said, HashSet<ContactPointKey> points, SubscriptionChoice? choice)
    {
        var taken = said.SelectMany(statement => statement.Supersedes).ToHashSet();
        var last = said
            .Where(statement => statement.Purpose == subscription.Purpose && (statement.Channel is null || statement.Channel == channel)
                && (statement.Subscription is null || statement.Subscription == subscription.Id) && (statement.Brand is null || subscription.Brand is null || statement.Brand == subscription.Brand)
                && statement.Action != ConsentAction.SessionOpened && !taken.Contains(statement.Id))
            .GroupBy(statement => (statement.Record, statement.ContactPoint)).Select(group => group.MaxBy(statement => (statement.CapturedAt, statement.IsDenial, statement.Id.Value))!).ToList();
        // A word about the whole subject replaces earlier ones about one address.
        var standing = last.Where(statement => !last.Exists(other => other.Record == statement.Record && other.ContactPoint is null && other.CapturedAt > statement.CapturedAt)).ToList();
        var denials = standing.Where(statement => statement.IsDenial && (statement.ContactPoint is null || points.Contains(statement.ContactPoint.Value))).Select(statement => statement.Id).ToList();
        var state = standing.Exists(statement => statement.IsDenial) ? TopicState.Refused
            : standing.Exists(statement => statement.Action is ConsentAction.Granted or ConsentAction.DoubleOptInConfirmed) ? TopicState.Subscribed
            : standing.Exists(statement => statement.Action == ConsentAction.DoubleOptInRequested) ? TopicState.Waiting
            : TopicState.Silent;
        return new TopicChannel(channel, state, choice, [.. denials.Take(100)]);
    }

    private static PurposeText TextFor(Subscription subscription, string? locale)
    {
        var language = locale?.Split('-')[0] ?? "en";
        return Latest(text => string.Equals(text.Locale.Split('-')[0], language, StringComparison.OrdinalIgnoreCase))
            ?? Latest(text => text.Locale.StartsWith("en", StringComparison.OrdinalIgnoreCase)) ?? Latest(_ => true)!;

        PurposeText? Latest(Func<PurposeText, bool> fits) => subscription.Texts.Where(fits).MaxBy(text => text.Version);
    }

    private static ContactPoint? PointFor(Channel channel, IReadOnlyList<ContactPoint> verified)
    {
        ContactPointKind? kind = channel switch
        {
            Channel.Email => ContactPointKind.Email,
            Channel.Sms or Channel.Phone or Channel.WhatsApp => ContactPointKind.Phone,
            _ => null,
        };
        return verified.FirstOrDefault(point => point.Kind == kind);
    }
}
