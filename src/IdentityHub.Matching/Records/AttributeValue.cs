namespace IdentityHub.Matching.Records;

/// <summary>One raw value of one attribute.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="Value">The value as the source wrote it.</param>
/// <param name="Scheme">For identifiers and extra evidence: which scheme, e.g. "passport".</param>
public readonly record struct AttributeValue(AttributeKind Kind, string Value, string? Scheme = null);
