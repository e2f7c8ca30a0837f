using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Decisions;

/// <summary>
/// The policy decision point: answers one question at a time, which is what downstream systems ask thousands of times a second; from the node's cache where the caller's
/// consistency allows it, else by one statement outside any scope. <see cref="ConsentDecider"/> answers many at once.
/// </summary>
public sealed class DecisionPoint(
    ICommittedConsents store, PurposeReader purposes, ContactPointKeys contactPoints, JurisdictionBook jurisdictions, DeliveryHold delivery, DecisionCache cache, TimeProvider time)
{
    /// <summary>
    /// Decides by what is known now. Refuses with <c>PURPOSE_UNKNOWN</c> or <c>PARTY_NOT_FOUND</c>. Throws <see cref="ArgumentException"/> for a question about an earlier state of
    /// knowledge, which <see cref="ConsentDecider"/> answers.
    /// </summary>
    public async ValueTask<Outcome<ConsentDecision>> DecideAsync(DecisionQuestion question, ReadConsistency consistency, CancellationToken cancellation)
    {
        if (question.AsKnownAt is not null)
            throw new ArgumentException("An earlier state of knowledge isn't answered here.", nameof(question));
        var now = time.UtcNow();
        if (!(await purposes.ReadAsync(cancellation)).Purposes.TryGetValue(question.Purpose, out var purpose))
            return DecisionMeter.Count(ConsentDecider.PurposeUnknown);
        var mayBeKept = DecisionCache.Serves(consistency);
        var state = (mayBeKept ? cache.Find(question.Party) : null) ?? await ReadAsync(question.Party, cancellation);
        if (state is null)
            return DecisionMeter.Count(ConsentDecider.PartyNotFound);
        ContactPointKey? key = null;
        if (question.ContactPoint is { } point)
        {
            key = contactPoints.Of(point);
            if (!state.Knows(key.Value))
                state = state.With((mayBeKept ? cache.Find(key.Value) : null) ?? await ReadAsync(key.Value, cancellation));
        }
        return DecisionMeter.Count(await delivery.HoldAsync(ConsentDecider.Decide(state, purpose, question, key, jurisdictions, now), purpose, state.PausedUntil, question.Narrowing.Subscription, cancellation));
    }

    private async ValueTask<DecisionState?> ReadAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        var asked = cache.Now();
        if (await store.OfPartyAsync(party, cancellation) is not { } found)
            return null;
        var state = new DecisionState(found.Statements.Party, found.Statements.Statements, []) { Facts = found.Statements.Facts, PausedUntil = found.Statements.PausedUntil }.With(found.ContactPoints);
        cache.Keep(party, state, asked);
        return state;
    }

    private async ValueTask<ContactPointFacts> ReadAsync(ContactPointKey contactPoint, CancellationToken cancellation)
    {
        var asked = cache.Now();
        var facts = await store.OfContactPointAsync(contactPoint, cancellation);
        cache.Keep(contactPoint, facts, asked);
        return facts;
    }
}
