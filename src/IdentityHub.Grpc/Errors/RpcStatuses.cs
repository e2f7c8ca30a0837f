using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using IdentityHub.Kernel.Outcomes;
using Status = Google.Rpc.Status;

namespace IdentityHub.Grpc.Errors;

/// <summary>Failures as <c>google.rpc.Status</c> with <c>ErrorInfo</c>, and <c>BadRequest</c> where fields are at fault (AIP-193).</summary>
internal static class RpcStatuses
{
    /// <summary>The domain of every reason of this API.</summary>
    public const string Domain = "identityhub";

    public static Status Of(Code code, string reason, string message, params ReadOnlySpan<(string Key, string Value)> metadata)
    {
        var info = new ErrorInfo { Reason = reason, Domain = Domain };
        foreach (var (key, value) in metadata)
            info.Metadata[key] = value;
        return new Status { Code = (int)code, Message = message, Details = { Any.Pack(info) } };
    }

    public static Status Of(Refusal refusal)
    {
        var status = Of(CodeOf(refusal.Kind), refusal.Reason, refusal.Message);
        if (refusal.Violations.Count > 0)
        {
            var request = new BadRequest();
            foreach (var violation in refusal.Violations)
                request.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = violation.Field, Description = violation.Description });
            status.Details.Add(Any.Pack(request));
        }

        return status;
    }

    /// <summary>Broken encoding, or text that isn't UTF-8.</summary>
    public static Status MessageMalformed => Of(Code.InvalidArgument, "MESSAGE_MALFORMED", "The request is no message of this method.");

    /// <summary>A fault of the hub: the caller learns the id under which operators find the cause, and nothing else.</summary>
    public static Status Internal(string traceId)
    {
        var status = Of(Code.Internal, "INTERNAL", "The hub failed; operators find the cause by the request id.");
        status.Details.Add(Any.Pack(new RequestInfo { RequestId = traceId }));
        return status;
    }

    /// <summary>Ends the call with the refusal when it is thrown.</summary>
    public static RefusedException ToException(this Refusal refusal) => new(refusal);

    /// <summary>The value; a refusal ends the call.</summary>
    public static T OrThrow<T>(this Outcome<T> outcome) =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw refusal.ToException();

    public static Code CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => Code.InvalidArgument,
        RefusalKind.NotFound => Code.NotFound,
        RefusalKind.AlreadyExists => Code.AlreadyExists,
        RefusalKind.Forbidden => Code.PermissionDenied,
        RefusalKind.FailedPrecondition => Code.FailedPrecondition,
        RefusalKind.Conflict => Code.Aborted,
        RefusalKind.Exhausted => Code.ResourceExhausted,
        _ => throw new UnreachableException($"{kind}"),
    };
}
