using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Decisions;

/// <summary>Answers whether a party's data may be used, for many parties at once and for any moment of the past.</summary>
public sealed class ConsentDecider(
    IConsentStore store, ConsentCatalog catalog, ContactPointKeys contactPoints, JurisdictionBook jurisdictions, DecisionPoint point, DeliveryHold delivery, DecisionCache cache, TimeProvider time)
{
    /// <summary>The most questions of one call.</summary>
    public const int MaximumBatch = 1000;

    internal static readonly Refusal PurposeUnknown = Refusal.NotFound("PURPOSE_UNKNOWN", "There is no purpose of that code.");
    internal static readonly Refusal PartyNotFound = Refusal.NotFound("PARTY_NOT_FOUND", "There is no such party.");

    /// <summary>Decides. Refuses with <c>PURPOSE_UNKNOWN</c> or <c>PARTY_NOT_FOUND</c>.</summary>
    public async Task<Outcome<ConsentDecision>> DecideAsync(DecisionQuestion question, ReadConsistency consistency, CancellationToken cancellation) =>
        question.AsKnownAt is null ? await point.DecideAsync(question, consistency, cancellation) : (await DecideManyAsync([question], consistency, cancellation))[0];

    /// <summary>
    /// Decides up to <see cref="MaximumBatch"/> questions with one read of the database, answers in their order; one refusal doesn't concern the others.
    /// Throws <see cref="ArgumentException"/> beyond that many.
    /// </summary>
    public Task<IReadOnlyList<Outcome<ConsentDecision>>> DecideManyAsync(
        IReadOnlyList<DecisionQuestion> questions, ReadConsistency consistency, CancellationToken cancellation) =>
        DecideManyAsync(questions, consistency, keep: true, cancellation);

    /// <param name="questions">At most <see cref="MaximumBatch"/>.</param>
    /// <param name="consistency">How fresh the answers have to be.</param>
    /// <param name="keep">False for questions that nobody asks twice, such as an audience's: they must not drive out of the cache what is asked often.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal async Task<IReadOnlyList<Outcome<ConsentDecision>>> DecideManyAsync(
        IReadOnlyList<DecisionQuestion> questions, ReadConsistency consistency, bool keep, CancellationToken cancellation)
    {
        if (questions.Count > MaximumBatch)
            throw new ArgumentException($"At most {MaximumBatch} questions at once.", nameof(questions));
        var now = time.UtcNow();
        var states = await StatesAsync(questions, consistency, keep, cancellation);
        var keys = new ContactPointKey?[questions.Count];
        var strangers = await StrangersAsync(questions, states, keys, consistency, cancellation);
        var answers = new Outcome<ConsentDecision>[questions.Count];
        var paused = new DateOnly?[questions.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var question = questions[i];
            var there = question.AsKnownAt is { } known ? await StateAsKnownAsync(question.Party, known, cancellation) : states.GetValueOrDefault(question.Party);
            paused[i] = there?.PausedUntil;
            answers[i] = await catalog.FindAsync(question.Purpose, cancellation) is not { } purpose ? PurposeUnknown
                : there is not { } state ? PartyNotFound
                : Decide(keys[i] is { } key && !state.Knows(key) && strangers.TryGetValue(key, out var about) ? state.With(about) : state, purpose, question, keys[i], jurisdictions, now);
        }
        await delivery.HoldAsync(questions, answers, paused, cancellation);
        DecisionMeter.Count(answers);
        return answers;
    }

    /// <param name="state">What is known, of the contact point too.</param>
    /// <param name="purpose">The question's purpose.</param>
    /// <param name="question">The question.</param>
    /// <param name="key">The question's contact point.</param>
    /// <param name="jurisdictions">What the law demands where the person is.</param>
    /// <param name="now">The present.</param>
    internal static ConsentDecision Decide(
        DecisionState state, Purpose purpose, DecisionQuestion question, ContactPointKey? key, JurisdictionBook jurisdictions, DateTimeOffset now)
    {
        var asOf = question.AsOf ?? now;
        return DecisionRules.Decide(
            state, purpose, question.Channel, key, asOf, question.AsKnownAt ?? now, question.Narrowing,
            jurisdictions.For(PlacesOf(state, question.Narrowing.Place, question.AsKnownAt ?? now), purpose, question.Channel, asOf));
    }

    /// <summary>Where the person is: where the caller says, else where they were when they last spoke and where they live; all of it when records disagree.</summary>
    internal static IReadOnlyCollection<string> PlacesOf(DecisionState state, string? said, DateTimeOffset asKnownAt)
    {
        if (said is not null)
            return [said];
        HashSet<string>? places = null;
        SourceRecordId? told = null;
        foreach (var statement in state.Statements)
        {
            if (statement.Place is null || statement.Record == told || statement.RecordedAt > asKnownAt)
                continue;
            told = statement.Record;
            (places ??= new HashSet<string>(StringComparer.Ordinal)).Add(statement.Place);
        }
        if (places is null)
            return state.Facts.Places;
        places.UnionWith(state.Facts.Places);
        return places;
    }

    // A question about an earlier state of knowledge is put to the records that the party consisted of then.
    private async Task<DecisionState?> StateAsKnownAsync(GlobalPartyId party, DateTimeOffset asKnownAt, CancellationToken cancellation) =>
        await store.OfPartyAsKnownAsync(party, asKnownAt, cancellation) is { } then ? (await StatesOfAsync([then], cancellation))[0].State : null;

    private async Task<Dictionary<GlobalPartyId, DecisionState>> StatesAsync(
        IReadOnlyList<DecisionQuestion> questions, ReadConsistency consistency, bool keep, CancellationToken cancellation)
    {
        var states = new Dictionary<GlobalPartyId, DecisionState>(questions.Count);
        var missing = new HashSet<GlobalPartyId>();
        foreach (var question in questions)
        {
            if (question.AsKnownAt is not null || states.ContainsKey(question.Party) || missing.Contains(question.Party))
                continue;
            if (DecisionCache.Serves(consistency) && cache.Find(question.Party) is { } state)
                states[question.Party] = state;
            else
                missing.Add(question.Party);
        }
        if (missing.Count == 0)
            return states;
        var readAt = cache.Now();
        foreach (var state in await ReadAsync(missing, cancellation))
        {
            states[state.Asked] = state.State;
            if (keep)
                cache.Keep(state.Asked, state.State, readAt);
        }
        return states;
    }

    private async Task<List<(GlobalPartyId Asked, DecisionState State)>> ReadAsync(HashSet<GlobalPartyId> parties, CancellationToken cancellation)
    {
        return await StatesOfAsync(await store.OfPartiesAsync(parties, cancellation), cancellation);
    }

    private async Task<List<(GlobalPartyId Asked, DecisionState State)>> StatesOfAsync(IReadOnlyList<PartyStatements> read, CancellationToken cancellation)
    {
        var keys = new HashSet<ContactPointKey>();
        foreach (var party in read)
        {
            foreach (var statement in party.Statements)
            {
                if (statement.ContactPoint is { } key)
                    keys.Add(key);
            }
        }
        var (suppressed, known) = await AboutAsync(keys, cancellation);
        var states = new List<(GlobalPartyId, DecisionState)>(read.Count);
        foreach (var party in read)
        {
            var state = new DecisionState(party.Party, party.Statements, []) { Facts = party.Facts, PausedUntil = party.PausedUntil };
            states.Add((party.Asked, suppressed.Count + known.Count == 0 ? state
                : state.With([.. state.ContactPoints.SelectMany(key => suppressed[key])], [.. state.ContactPoints.SelectMany(key => known[key])])));
        }
        return states;
    }

    private async Task<(ILookup<ContactPointKey, Suppression> Suppressed, ILookup<ContactPointKey, ContactPointState> Known)> AboutAsync(
        HashSet<ContactPointKey> keys, CancellationToken cancellation)
    {
        if (keys.Count == 0)
            return (Array.Empty<Suppression>().ToLookup(s => s.ContactPoint), Array.Empty<ContactPointState>().ToLookup(s => s.Key));
        var suppressions = await store.SuppressionsAsync(keys, cancellation);
        return (suppressions.ToLookup(s => s.ContactPoint), (await store.ContactPointStatesAsync(keys, cancellation)).ToLookup(s => s.Key));
    }

    // Addresses that nobody in the party ever spoke of: suppressed or bounced they may be all the same. Read together, however many questions there are.
    private async Task<Dictionary<ContactPointKey, ContactPointFacts>> StrangersAsync(
        IReadOnlyList<DecisionQuestion> questions, Dictionary<GlobalPartyId, DecisionState> states, ContactPointKey?[] keys, ReadConsistency consistency,
        CancellationToken cancellation)
    {
        var found = new Dictionary<ContactPointKey, ContactPointFacts>();
        HashSet<ContactPointKey>? missing = null;
        for (var i = 0; i < keys.Length; i++)
        {
            if (questions[i].ContactPoint is not { } point)
                continue;
            var key = contactPoints.Of(point);
            keys[i] = key;
            if (found.ContainsKey(key) || (questions[i].AsKnownAt is null && states.TryGetValue(questions[i].Party, out var state) && state.Knows(key)))
                continue;
            if (DecisionCache.Serves(consistency) && cache.Find(key) is { } about)
                found[key] = about;
            else
                (missing ??= []).Add(key);
        }
        if (missing is null)
            return found;
        var readAt = cache.Now();
        var (suppressed, known) = await AboutAsync(missing, cancellation);
        foreach (var key in missing)
        {
            found[key] = new ContactPointFacts([.. suppressed[key]], [.. known[key]]);
            cache.Keep(key, found[key], readAt);
        }
        return found;
    }
}
