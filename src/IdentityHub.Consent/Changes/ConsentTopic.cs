using IdentityHub.Consent.Purposes;

namespace IdentityHub.Consent.Changes;

/// <summary>What a change of consent is about.</summary>
/// <param name="Purpose">The purpose; null for every purpose (a party-level action).</param>
/// <param name="Channel">The channel; null for every channel.</param>
public readonly record struct ConsentTopic(PurposeId? Purpose, Channel? Channel);
