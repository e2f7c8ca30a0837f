using System.Collections.Frozen;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Grpc.Records;

/// <summary>Master data names a field as its own records have it; callers know it by its path in the request.</summary>
internal static class RecordPaths
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["given_name"] = "record.attributes.name.given",
        ["middle_name"] = "record.attributes.name.middle",
        ["family_name"] = "record.attributes.name.family",
        ["name_suffix"] = "record.attributes.name.suffix",
        ["source_time"] = "record.source_time",
        ["source_version"] = "record.source_version",
        ["party_kind"] = "record.kind",
        ["key"] = "record.key",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The refusal with the paths of an upsert request.</summary>
    public static Refusal OfContract(Refusal refusal) =>
        refusal.Violations.Count == 0 ? refusal : Refusal.Invalid([.. refusal.Violations.Select(violation => violation with { Field = PathOf(violation.Field) })]);

    internal static string PathOf(string field)
    {
        var end = field.AsSpan().IndexOfAny('.', '[');
        var first = end < 0 ? field : field[..end];
        var rest = end < 0 ? "" : field[end..];
        return first == "record" ? field : (Paths.GetValueOrDefault(first) ?? $"record.attributes.{first}") + rest;
    }
}
