namespace IdentityHub.Matching.Clustering;

/// <summary>What is known of a pair inside a component.</summary>
/// <param name="Weight">log2 of the odds that the two are one party.</param>
/// <param name="IsVeto">Whether they must never be in one party.</param>
/// <param name="IsPinned">Whether they must be in one party, by a steward's word.</param>
/// <param name="Contrary">Bits, above 0, by which what makes a person (given name, sex, suffix, identifiers) speaks against it; part of the weight.</param>
public readonly record struct PairEvidence(float Weight, bool IsVeto = false, bool IsPinned = false, float Contrary = 0);
