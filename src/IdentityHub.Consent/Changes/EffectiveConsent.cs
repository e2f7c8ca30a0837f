using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Jurisdictions;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Changes;

/// <summary>Every decision about a party at one instant: purposes × channels × contact points.</summary>
internal static class EffectiveConsent
{
    /// <summary>The topics on which two states decide differently.</summary>
    public static HashSet<ConsentTopic> Differences(
        DecisionState before, DecisionState after, IEnumerable<Purpose> purposes, IReadOnlyCollection<ContactPointKey> contactPoints, JurisdictionBook jurisdictions,
        DateTimeOffset now)
    {
        var topics = new HashSet<ConsentTopic>();
        foreach (var purpose in purposes)
        {
            foreach (var channel in purpose.Channels)
            {
                var (then, since) = (DutiesOf(before), DutiesOf(after));
                JurisdictionDuties DutiesOf(DecisionState state) => jurisdictions.For(ConsentDecider.PlacesOf(state, null, now), purpose, channel, now);
                bool Differ(ContactPointKey? point) =>
                    DecisionRules.Decide(before, purpose, channel, point, now, now, default, then).Verdict != DecisionRules.Decide(after, purpose, channel, point, now, now, default, since).Verdict;
                if (Differ(null) || contactPoints.Any(point => Differ(point)))
                    topics.Add(new ConsentTopic(purpose.Id, channel));
            }
        }
        return topics;
    }
}
