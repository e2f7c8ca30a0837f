using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Survivorship;

/// <summary>Which record an attribute survived from, and why.</summary>
/// <param name="Attribute">Path in the golden profile.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Key">The record's source key.</param>
/// <param name="Record">The record.</param>
/// <param name="Rule">The rule that chose it.</param>
internal sealed record SurvivedAttribute(string Attribute, string Value, SourceKey Key, SourceRecordId Record, string Rule);
