namespace IdentityHub.MasterData.Resolution;

/// <summary>Why two records are one party.</summary>
/// <param name="Strength">How good the evidence is.</param>
/// <param name="Rule">The rule's name in link decisions.</param>
internal readonly record struct LinkVerdict(LinkStrength Strength, string Rule);
