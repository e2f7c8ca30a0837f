using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Records;

/// <summary>What a source record may hold. Violations name the field and the rule, never the value.</summary>
public static class RecordRules
{
    /// <summary>Checks a source key. Empty when it is good.</summary>
    /// <param name="key">The key.</param>
    /// <param name="path">Path of the key as the caller knows it.</param>
    public static IReadOnlyList<FieldViolation> Check(SourceKey key, string path = "key") => throw new NotSupportedException("On its way.");

    /// <summary>Checks a record. Empty when it is good.</summary>
    /// <param name="upsert">The record.</param>
    /// <param name="now">The present, for dates in the future.</param>
    public static IReadOnlyList<FieldViolation> Check(SourceRecordUpsert upsert, DateTimeOffset now) => throw new NotSupportedException("On its way.");
}
