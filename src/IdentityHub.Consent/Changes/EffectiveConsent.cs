using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Changes;

/// <summary>Every decision about a party at one instant: purposes × channels × contact points.</summary>
internal static class EffectiveConsent
{
    /// <summary>The topics on which two states decide differently.</summary>
    public static HashSet<ConsentTopic> Differences(
        DecisionState before, DecisionState after, IEnumerable<Purpose> purposes, IReadOnlyCollection<ContactPointKey> contactPoints, DateTimeOffset now)
    {
        var topics = new HashSet<ConsentTopic>();
        foreach (var purpose in purposes)
        {
            foreach (var channel in purpose.Channels)
            {
                if (Differ(before, after, purpose, channel, null, now) || contactPoints.Any(point => Differ(before, after, purpose, channel, point, now)))
                    topics.Add(new ConsentTopic(purpose.Id, channel));
            }
        }
        return topics;
    }

    private static bool Differ(DecisionState before, DecisionState after, Purpose purpose, Channel channel, ContactPointKey? point, DateTimeOffset now) =>
        DecisionRules.Decide(before, purpose, channel, point, now, now).Verdict != DecisionRules.Decide(after, purpose, channel, point, now, now).Verdict;
}
