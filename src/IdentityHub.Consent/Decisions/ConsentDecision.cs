using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>The answer to a <see cref="DecisionQuestion"/>.</summary>
/// <param name="Party">The party decided for: the survivor when the one asked about was merged.</param>
/// <param name="Purpose">The purpose asked about.</param>
/// <param name="Channel">The channel asked about.</param>
/// <param name="Verdict">Allow, conditional or deny.</param>
/// <param name="Reasons">Every reason; the deciding one first.</param>
/// <param name="AsOf">The instant decided for.</param>
/// <param name="AsKnownAt">The state of knowledge used.</param>
public sealed record ConsentDecision(
    GlobalPartyId Party, PurposeId Purpose, Channel Channel, Verdict Verdict, IReadOnlyList<DecisionReason> Reasons, DateTimeOffset AsOf, DateTimeOffset AsKnownAt)
{
    /// <summary>Until when nobody may ask the person again, because they opted out and the law gives them that peace (Cal. Civ. Code § 1798.135(c)(4)); null where no such rule applies.</summary>
    public DateTimeOffset? AskAgainAt { get; init; }
}
