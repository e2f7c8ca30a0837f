using Google.Protobuf.WellKnownTypes;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Common.V1;
using FieldViolation = IdentityHub.Protos.Common.V1.FieldViolation;
using SourceKey = IdentityHub.Kernel.Ids.SourceKey;
using WireKey = IdentityHub.Protos.Common.V1.SourceKey;

namespace IdentityHub.Grpc.Wire;

/// <summary>Writes what several services answer with.</summary>
internal static class ToWire
{
    private static readonly Dictionary<string, ErrorReason> Reasons = System.Enum.GetValues<ErrorReason>()
        .ToDictionary(reason => NameOf(reason), StringComparer.Ordinal);

    public static WireKey Key(SourceKey key) => new() { System = key.System, Scope = key.Scope, Key = key.Key };

    public static Timestamp Time(DateTimeOffset time) => Timestamp.FromDateTimeOffset(time);

    public static Problem Problem(Refusal refusal)
    {
        var problem = new Problem
        {
            Code = (int)RpcStatuses.CodeOf(refusal.Kind),
            Reason = Reasons.GetValueOrDefault(refusal.Reason),
            ReasonText = refusal.Reason,
            Message = refusal.Message,
        };
        foreach (var violation in refusal.Violations)
            problem.FieldViolations.Add(new FieldViolation { Field = violation.Field, Description = violation.Description });
        return problem;
    }

    /// <summary>The reason as ErrorInfo carries it: ERROR_REASON_ETAG_STALE is <c>ETAG_STALE</c>.</summary>
    public static string NameOf(ErrorReason reason)
    {
        var name = ErrorsReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)reason).Name;
        return name["ERROR_REASON_".Length..];
    }
}
