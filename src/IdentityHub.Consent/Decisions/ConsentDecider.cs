using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Consent.Decisions;

/// <summary>Answers whether a party's data may be used.</summary>
public sealed class ConsentDecider
{
    /// <summary>The most questions of one call.</summary>
    public const int MaximumBatch = 1000;

    /// <summary>Decides. Refuses with <c>PURPOSE_UNKNOWN</c> or <c>PARTY_NOT_FOUND</c>.</summary>
    public Task<Outcome<ConsentDecision>> DecideAsync(DecisionQuestion question, ReadConsistency consistency, CancellationToken cancellation) =>
        Task.FromResult<Outcome<ConsentDecision>>(Refusal.NotFound("PARTY_NOT_FOUND", "There is no such party."));

    /// <summary>Decides up to <see cref="MaximumBatch"/> questions with one read of the database, answers in their order; one refusal doesn't concern the others.</summary>
    public Task<IReadOnlyList<Outcome<ConsentDecision>>> DecideManyAsync(
        IReadOnlyList<DecisionQuestion> questions, ReadConsistency consistency, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Outcome<ConsentDecision>>>([]);
}
