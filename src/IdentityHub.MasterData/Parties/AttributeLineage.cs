using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Parties;

/// <summary>Where one attribute of a golden profile comes from.</summary>
/// <param name="Attribute">Path in the profile, for example <c>given_name</c>, <c>emails[0]</c>, <c>extra.loyalty_tier</c>.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="Key">The source record's key.</param>
/// <param name="Record">The source record.</param>
/// <param name="Rule">The survivorship rule that chose it: <c>only-value</c>, <c>source-trust</c>, <c>verified-first</c>, <c>most-recent</c>, <c>kept-all</c>.</param>
public sealed record AttributeLineage(string Attribute, string Value, SourceKey Key, SourceRecordId Record, string Rule);
