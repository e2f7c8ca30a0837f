using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Decisions;

/// <summary>Says who of an audience may be reached: always as the database has it, a thousand at a time.</summary>
public sealed class AudienceFilter(ConsentDecider decider, ConsentCatalog catalog)
{
    /// <summary>The most members of one call.</summary>
    public const int MaximumMembers = ConsentDecider.MaximumBatch;

    /// <summary>True when there is such a purpose.</summary>
    public async Task<bool> KnowsAsync(PurposeId purpose, CancellationToken cancellation) => await catalog.FindAsync(purpose, cancellation) is not null;

    /// <summary>Decides for each member; null where there is no such party. Throws <see cref="ArgumentException"/> beyond <see cref="MaximumMembers"/>.</summary>
    /// <param name="question">What is the same for all: its party and contact point are left out.</param>
    /// <param name="members">The parties, each with the address meant or none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(Verdict Verdict, ReasonCode Reason)?[]> FilterAsync(
        DecisionQuestion question, IReadOnlyList<(GlobalPartyId Party, ContactPoint? ContactPoint)> members, CancellationToken cancellation)
    {
        var questions = new DecisionQuestion[members.Count];
        for (var i = 0; i < questions.Length; i++)
            questions[i] = question with { Party = members[i].Party, ContactPoint = members[i].ContactPoint };
        var decisions = await decider.DecideManyAsync(questions, ReadConsistency.Full, keep: false, cancellation);
        var answers = new (Verdict, ReasonCode)?[questions.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            if (decisions[i].Succeeded(out var decision, out _))
                answers[i] = (decision.Verdict, decision.Reasons[0].Code);
        }
        return answers;
    }
}
