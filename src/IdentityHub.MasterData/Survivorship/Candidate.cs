using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>A value that could survive.</summary>
/// <param name="Record">The record that says so.</param>
/// <param name="Value">The value.</param>
/// <param name="Text">As text, for the lineage.</param>
/// <param name="Sameness">Under which two spellings are the same value.</param>
/// <param name="Verified">Proven, by the record or by its source as a whole.</param>
/// <param name="Valid">See <see cref="AttributeValidity"/>.</param>
/// <param name="Completeness">How much it says; comparable within one attribute.</param>
internal readonly record struct Candidate<T>(RecordState Record, T Value, string Text, string Sameness, bool Verified, bool Valid, int Completeness);
