using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Overview;

/// <summary>What a person has consented to, for their own account page. Always read anew: the page comes right after a change.</summary>
public sealed class ConsentOverview(IConsentStore store, ConsentCatalog catalog, ContactPointKeys keys, SealedPayloads payloads, JurisdictionBook jurisdictions, TimeProvider time)
{
    private const int MaximumHistory = 500;

    /// <summary>Every purpose and channel with its state for the whole person, and the history of the caller's own record. Empty when the record is unknown.</summary>
    /// <param name="own">The record of the signed-in person's account.</param>
    /// <param name="contactPoints">The contact points whose ownership the person has proved: the state is shown for these.</param>
    /// <param name="locale">Language of the purposes' texts, BCP 47; null for English.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<PurposeOverview>> DescribeAsync(
        SourceRecordId own, IReadOnlyList<ContactPoint> contactPoints, string? locale, CancellationToken cancellation)
    {
        if ((await store.ResolveAsync([new ConsentSubject.OfSourceRecord(own)], cancellation))[0] is not { } subject)
            return [];
        var party = (await store.OfPartiesAsync([subject.Party], cancellation)).Single();
        var points = contactPoints.Select(p => (p.Kind, Key: keys.Of(p))).ToArray();
        var known = party.Statements.Select(s => s.ContactPoint).OfType<ContactPointKey>().Concat(points.Select(p => p.Key)).ToHashSet();
        var suppressions = known.Count == 0 ? [] : await store.SuppressionsAsync(known, cancellation);
        var state = new DecisionState(party.Party, party.Statements, suppressions) { Facts = party.Facts, ContactPointStates = known.Count == 0 ? [] : await store.ContactPointStatesAsync(known, cancellation) };
        var history = await TellAsync(own, cancellation);

        var overviews = new List<PurposeOverview>();
        foreach (var purpose in await catalog.ListAsync(cancellation))
        {
            var channels = purpose.Channels.Select(channel => Describe(state, purpose, channel, KeyFor(channel, points), locale)).ToArray();
            overviews.Add(new PurposeOverview(purpose.Id, purpose.Kind, purpose.TextFor(locale), channels, [.. history[purpose.Id]]));
        }
        return overviews;
    }

    private ChannelOverview Describe(DecisionState state, Purpose purpose, Channel channel, ContactPointKey? key, string? locale)
    {
        var now = time.UtcNow();
        var duties = jurisdictions.For(ConsentDecider.PlacesOf(state, null, now), purpose, channel, now);
        var hearing = new Hearing(state, purpose, channel, now, now, default, duties);
        var decision = DecisionRules.Decide(state, purpose, channel, key, now, now, default, duties);
        var denials = new List<ConsentEventId>();
        foreach (var statement in state.Statements)
        {
            if (statement is { IsDenial: true, Purpose: not null } && hearing.Concerns(statement) && !statement.HasEnded(now)
                && (statement.ContactPoint is null || statement.ContactPoint == key) && !hearing.IsSuperseded(statement, key))
                denials.Add(statement.Id);
        }
        // What isn't the person's own word can't be lifted by it.
        var isOwnWord = decision.Reasons[0].Code is not (ReasonCode.Restricted or ReasonCode.Erased or ReasonCode.Suppressed or ReasonCode.BelowAge or ReasonCode.PlaceNotOfPurpose or ReasonCode.GlobalPrivacyControl);
        return new ChannelOverview(
            channel, decision.Verdict, PlainWords.Explain(decision, locale),
            MayGrant: isOwnWord && decision.Verdict != Verdict.Allow,
            MayWithdraw: isOwnWord && decision.Verdict != Verdict.Deny && hearing.AdmitsObjection,
            denials);
    }

    /// <summary>What these records said of purposes, readable, the latest first within each record.</summary>
    public async Task<IReadOnlyList<(PurposeId Purpose, HistoryEntry Entry)>> HistoryAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation)
    {
        var told = new List<(PurposeId, HistoryEntry)>();
        foreach (var record in records)
            told.AddRange((await TellAsync(record, cancellation)).SelectMany(purpose => purpose.Select(entry => (purpose.Key, entry))));
        return told;
    }

    private async Task<ILookup<PurposeId, HistoryEntry>> TellAsync(SourceRecordId own, CancellationToken cancellation)
    {
        var events = await store.HistoryAsync(own, MaximumHistory, cancellation);
        var subjectKeys = (await store.SubjectKeysAsync([own], cancellation)).ToDictionary(k => k.Id);
        return events.Where(e => e.Statement.Purpose is not null).ToLookup(
            e => e.Statement.Purpose!.Value,
            e =>
            {
                var contactPoint = subjectKeys.TryGetValue(e.KeyId, out var key) ? payloads.Open(e.Statement.Id, e.Payload, key)?.ContactPoint?.Value : null;
                return new HistoryEntry(
                    e.Statement.Id, e.Statement.CapturedAt, e.Statement.Action, e.Statement.Channel, contactPoint, PlainWords.Tell(e, contactPoint));
            });
    }

    private static ContactPointKey? KeyFor(Channel channel, (ContactPointKind Kind, ContactPointKey Key)[] points)
    {
        ContactPointKind? kind = channel switch
        {
            Channel.Email => ContactPointKind.Email,
            Channel.Sms or Channel.Phone or Channel.WhatsApp => ContactPointKind.Phone,
            Channel.Post => ContactPointKind.Postal,
            Channel.Push => ContactPointKind.PushToken,
            _ => null,
        };
        foreach (var point in points)
        {
            if (point.Kind == kind)
                return point.Key;
        }
        return null;
    }
}
