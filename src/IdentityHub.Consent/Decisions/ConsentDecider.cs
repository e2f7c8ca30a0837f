using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Decisions;

/// <summary>Answers whether a party's data may be used.</summary>
public sealed class ConsentDecider(IConsentStore store, ConsentCatalog catalog, ContactPointKeys contactPoints, DecisionCache cache, TimeProvider time)
{
    /// <summary>The most questions of one call.</summary>
    public const int MaximumBatch = 1000;

    private static readonly Refusal PurposeUnknown = Refusal.NotFound("PURPOSE_UNKNOWN", "There is no purpose of that code.");
    private static readonly Refusal PartyNotFound = Refusal.NotFound("PARTY_NOT_FOUND", "There is no such party.");

    /// <summary>Decides. Refuses with <c>PURPOSE_UNKNOWN</c> or <c>PARTY_NOT_FOUND</c>.</summary>
    public async Task<Outcome<ConsentDecision>> DecideAsync(DecisionQuestion question, ReadConsistency consistency, CancellationToken cancellation) =>
        (await DecideManyAsync([question], consistency, cancellation))[0];

    /// <summary>
    /// Decides up to <see cref="MaximumBatch"/> questions with one read of the database, answers in their order; one refusal doesn't concern the others.
    /// Throws <see cref="ArgumentException"/> beyond that many.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<ConsentDecision>>> DecideManyAsync(
        IReadOnlyList<DecisionQuestion> questions, ReadConsistency consistency, CancellationToken cancellation)
    {
        if (questions.Count > MaximumBatch)
            throw new ArgumentException($"At most {MaximumBatch} questions at once.", nameof(questions));
        var now = time.UtcNow();
        var states = await StatesAsync(questions, consistency, cancellation);
        var answers = new Outcome<ConsentDecision>[questions.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var question = questions[i];
            answers[i] = await catalog.FindAsync(question.Purpose, cancellation) is not { } purpose ? PurposeUnknown
                : !states.TryGetValue(question.Party, out var state) ? PartyNotFound
                : await DecideAsync(state, purpose, question, consistency, now, cancellation);
        }
        DecisionMeter.Count(answers);
        return answers;
    }

    private async Task<ConsentDecision> DecideAsync(
        DecisionState state, Purpose purpose, DecisionQuestion question, ReadConsistency consistency, DateTimeOffset now, CancellationToken cancellation)
    {
        ContactPointKey? key = null;
        if (question.ContactPoint is { } point)
        {
            key = contactPoints.Of(point);
            // Suppressions of addresses that the party spoke of came with the state.
            if (!state.Knows(key.Value))
                state = await WithSuppressionsAsync(state, key.Value, consistency, cancellation);
        }
        return DecisionRules.Decide(state, purpose, question.Channel, key, question.AsOf ?? now, question.AsKnownAt ?? now);
    }

    private async Task<Dictionary<GlobalPartyId, DecisionState>> StatesAsync(
        IReadOnlyList<DecisionQuestion> questions, ReadConsistency consistency, CancellationToken cancellation)
    {
        var states = new Dictionary<GlobalPartyId, DecisionState>(questions.Count);
        var missing = new HashSet<GlobalPartyId>();
        foreach (var question in questions)
        {
            if (states.ContainsKey(question.Party) || missing.Contains(question.Party))
                continue;
            if (MayBeCached(consistency, question.Party) && cache.Find(question.Party) is { } state)
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
            cache.Keep(state.Asked, state.State, readAt);
        }
        return states;
    }

    // A read that carries a write's token must see that write; the parties it names are read anew, which also holds for a write on another node.
    private static bool MayBeCached(ReadConsistency consistency, GlobalPartyId party) =>
        !consistency.FullyConsistent && (consistency.AtLeastAsFresh is not { } token || !token.Revisions.Any(r => r.Party == party));

    private async Task<List<(GlobalPartyId Asked, DecisionState State)>> ReadAsync(HashSet<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var read = await store.OfPartiesAsync(parties, cancellation);
        var keys = new HashSet<ContactPointKey>();
        foreach (var party in read)
        {
            foreach (var statement in party.Statements)
            {
                if (statement.ContactPoint is { } key)
                    keys.Add(key);
            }
        }
        var suppressed = keys.Count == 0 ? null : (await store.SuppressionsAsync(keys, cancellation)).ToLookup(s => s.ContactPoint);
        var states = new List<(GlobalPartyId, DecisionState)>(read.Count);
        foreach (var party in read)
        {
            var own = suppressed is null || suppressed.Count == 0
                ? []
                : party.Statements.Select(s => s.ContactPoint).OfType<ContactPointKey>().Distinct().SelectMany(key => suppressed[key]).ToArray();
            states.Add((party.Asked, new DecisionState(party.Party, party.Statements, own)));
        }
        return states;
    }

    private async Task<DecisionState> WithSuppressionsAsync(
        DecisionState state, ContactPointKey key, ReadConsistency consistency, CancellationToken cancellation)
    {
        var found = consistency.FullyConsistent ? null : cache.Find(key);
        if (found is null)
        {
            var readAt = cache.Now();
            found = await store.SuppressionsAsync([key], cancellation);
            cache.Keep(key, found, readAt);
        }
        return found.Count == 0 ? state : state.With(found);
    }
}
