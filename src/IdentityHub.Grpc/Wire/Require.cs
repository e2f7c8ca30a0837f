using Google.Protobuf.WellKnownTypes;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.MasterData.Records;
using WireKey = IdentityHub.Protos.Common.V1.SourceKey;

namespace IdentityHub.Grpc.Wire;

/// <summary>Reads single fields of requests; what is malformed ends the call with INVALID_ARGUMENT and the field's path.</summary>
internal static class Require
{
    public static TId Id<TId>(string text, string field) where TId : struct, ITypedId<TId> =>
        TypeId.TryParse<TId>(text, out var id)
            ? id
            : throw Refusal.Invalid(field, text.Length == 0 ? "is required" : $"is no identifier of the form {TId.Prefix}_…").ToException();

    public static SourceKey Key(WireKey? key, string field)
    {
        if (key is null)
            throw Refusal.Invalid(field, "is required").ToException();
        var read = new SourceKey(key.System, key.Scope, key.Key);
        return RecordRules.IsGood(read) ? read : throw Refusal.Invalid(RecordRules.Check(read, field)).ToException();
    }

    /// <summary>A point in time, or null when it is absent.</summary>
    public static DateTimeOffset? Time(Timestamp? time, string field)
    {
        if (time is null)
            return null;
        // Timestamp's own conversion throws on what isn't normalised (years 1 to 9999, nanoseconds below 10⁹).
        const long earliest = -62_135_596_800, latest = 253_402_300_799;
        return time.Seconds is >= earliest and <= latest && time.Nanos is >= 0 and < 1_000_000_000
            ? Instants.Truncate(time.ToDateTimeOffset())
            : throw Refusal.Invalid(field, "is no valid time").ToException();
    }

    /// <summary>1 to <paramref name="maximum"/> elements.</summary>
    public static void Count(int count, int maximum, string field)
    {
        if (count is 0 || count > maximum)
            throw Refusal.Invalid(field, count == 0 ? "is required" : $"has more than {maximum} elements").ToException();
    }

    /// <summary>Text of at most <paramref name="maximum"/> UTF-16 units without control characters; null when it is empty.</summary>
    public static string? Text(string text, int maximum, string field)
    {
        if (text.Length == 0)
            return null;
        if (text.Length > maximum)
            throw Refusal.Invalid(field, $"is longer than {maximum} characters").ToException();
        foreach (var character in text)
        {
            if (char.IsControl(character))
                throw Refusal.Invalid(field, "contains a control character").ToException();
        }

        return text;
    }
}
