using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Grpc.Records;

/// <summary>Master data names a field within the record; callers know it by its path in the request.</summary>
internal static class RecordPaths
{
    /// <summary>The refusal with the paths of an upsert request.</summary>
    public static Refusal OfContract(Refusal refusal) =>
        refusal.Violations.Count == 0
            ? refusal
            : Refusal.Invalid([.. refusal.Violations.Select(violation => violation with { Field = $"record.{violation.Field}" })]) with { Reason = refusal.Reason };
}
