using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Suppressions;

/// <summary>What suppressing means for all contact points of a call or file.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Channel">On which channel; null for all.</param>
/// <param name="Scope">Everything, one brand, or one list.</param>
public readonly record struct SuppressionOrder(SuppressionReason Reason, Channel? Channel = null, SuppressionScope Scope = default);
