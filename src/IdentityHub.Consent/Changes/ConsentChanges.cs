using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Consent.Changes;

/// <summary>Tells the change feed when a change of membership (merge, unmerge, split, move) changes what may be done.</summary>
public sealed class ConsentChanges(IConsentStore store, ConsentCatalog catalog, JurisdictionBook jurisdictions, DecisionCache cache, TimeProvider time)
{
    /// <summary>Which records the parties consist of now, within the running command: to be asked before the membership changes, and after.</summary>
    public Task<IReadOnlyList<PartyMembership>> MembershipsAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation) =>
        store.MembershipsAsync(parties, cancellation);

    /// <summary>
    /// Compares what was decided before with what is decided after, over every purpose, channel and contact point that any of the records spoke of, and
    /// publishes one <see cref="ChangeKind.ConsentChanged"/> per party whose decisions differ: from its own before, or from those of a party that its
    /// records come from. To be called within the command that changes the membership; nothing but the ledger is read.
    /// </summary>
    /// <param name="work">The command.</param>
    /// <param name="before">The parties concerned as they were.</param>
    /// <param name="after">The same records as they are distributed now. A party that is gone is left out.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task PublishAsync(IWork work, IReadOnlyList<PartyMembership> before, IReadOnlyList<PartyMembership> after, CancellationToken cancellation)
    {
        cache.Forget(before.Concat(after).Select(m => m.Party));
        var said = await store.OfRecordsAsync(before.Concat(after).SelectMany(m => m.Records).ToHashSet(), cancellation);
        if (said.Count == 0)
            return;
        var keys = said.Select(s => s.ContactPoint).OfType<ContactPointKey>().ToHashSet();
        IReadOnlyList<Suppression> suppressions = keys.Count == 0 ? [] : await store.SuppressionsAsync(keys, cancellation);
        IReadOnlyList<ContactPointState> states = keys.Count == 0 ? [] : await store.ContactPointStatesAsync(keys, cancellation);
        var byRecord = said.ToLookup(s => s.Record);
        var purposes = await catalog.ListAsync(cancellation);
        var now = time.UtcNow();

        DecisionState State(PartyMembership membership) => new(membership.Party, membership.Records.SelectMany(r => byRecord[r]), suppressions) { Facts = membership.Facts, ContactPointStates = states };
        foreach (var party in after)
        {
            var state = State(party);
            var records = party.Records.ToHashSet();
            var topics = before
                .Where(b => b.Party == party.Party || b.Records.Any(records.Contains))
                .SelectMany(b => EffectiveConsent.Differences(State(b), state, purposes, keys, jurisdictions, now))
                .Distinct().ToArray();
            if (topics.Length > 0)
                Publish(work, party.Party, new ConsentChange(ConsentChangeCause.Membership, topics, []));
        }
    }

    /// <summary>Tells of parties whose age or home has changed in their profile: which decisions that concerns is asked anew by who reads it.</summary>
    public void PublishPersons(IWork work, IReadOnlyList<GlobalPartyId> parties)
    {
        cache.Forget(parties);
        foreach (var party in parties)
            Publish(work, party, new ConsentChange(ConsentChangeCause.Person, [new ConsentTopic(null, null)], []));
    }

    /// <summary>The decisions that would differ, were the records distributed so. Reads only.</summary>
    /// <param name="before">The parties concerned as they are.</param>
    /// <param name="after">The same records as they would be distributed.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<ConsentOutcome>> OutcomeAsync(IReadOnlyList<PartyMembership> before, IReadOnlyList<PartyMembership> after, CancellationToken cancellation)
    {
        var said = await store.OfRecordsAsync(before.Concat(after).SelectMany(m => m.Records).ToHashSet(), cancellation);
        if (said.Count == 0)
            return [];
        var keys = said.Select(s => s.ContactPoint).OfType<ContactPointKey>().ToHashSet();
        IReadOnlyList<Suppression> suppressions = keys.Count == 0 ? [] : await store.SuppressionsAsync(keys, cancellation);
        IReadOnlyList<ContactPointState> states = keys.Count == 0 ? [] : await store.ContactPointStatesAsync(keys, cancellation);
        var byRecord = said.ToLookup(s => s.Record);
        var byEvent = said.ToDictionary(s => s.Id, s => s.Record);
        var purposes = await catalog.ListAsync(cancellation);
        var now = time.UtcNow();
        var outcomes = new List<ConsentOutcome>();
        foreach (var party in after)
        {
            var records = party.Records.ToHashSet();
            foreach (var old in before.Where(b => b.Party == party.Party || b.Records.Any(records.Contains)))
            {
                foreach (var (purpose, channel) in purposes.SelectMany(purpose => purpose.Channels.Select(channel => (purpose, channel))))
                {
                    var (was, will) = (Decide(old, purpose, channel), Decide(party, purpose, channel));
                    if (was.Verdict == will.Verdict)
                        continue;
                    var events = will.Reasons.Count == 0 ? [] : will.Reasons[0].Events;
                    SourceRecordId? by = events.Count > 0 && byEvent.TryGetValue(events[0], out var record) ? record : null;
                    outcomes.Add(new ConsentOutcome(
                        party.Party, old.Party, new ConsentTopic(purpose.Id, channel), was.Verdict, will.Verdict, will.Reasons.Count == 0 ? default : will.Reasons[0].Code, by));
                }
            }
        }
        return outcomes;

        ConsentDecision Decide(PartyMembership membership, Purpose purpose, Channel channel)
        {
            var state = new DecisionState(membership.Party, membership.Records.SelectMany(r => byRecord[r]), suppressions) { Facts = membership.Facts, ContactPointStates = states };
            return DecisionRules.Decide(state, purpose, channel, null, now, now, default, jurisdictions.For(ConsentDecider.PlacesOf(state, null, now), purpose, channel, now));
        }
    }

    private static void Publish(IWork work, GlobalPartyId party, ConsentChange change) =>
        work.Publish(new ChangeEvent(ChangeKind.ConsentChanged, party, null, change.ToJson()));
}
