using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>One reason of a decision.</summary>
/// <param name="Code">For machines.</param>
/// <param name="Text">One sentence for a person, in English, without personal data.</param>
/// <param name="Events">The ledger's events behind it; empty when there are none.</param>
public sealed record DecisionReason(ReasonCode Code, string Text, IReadOnlyList<ConsentEventId> Events);
