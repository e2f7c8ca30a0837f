using Google.Rpc;
using Grpc.Core;
using IdentityHub.Protos.Common.V1;
using Status = Grpc.Core.Status;

namespace IdentityHub.Client.Errors;

/// <summary>A call that the hub refused or couldn't do, with the reason for machines.</summary>
public sealed class IdentityHubException : RpcException
{
    private IdentityHubException(RpcException cause, Status result, string reason, ErrorReason knownReason, IReadOnlyList<BadRequest.Types.FieldViolation> violations, string? supportId)
        : base(result, cause.Trailers, $"{result.StatusCode} {reason}: {result.Detail}") =>
        (Reason, KnownReason, Violations, SupportId) = (reason, knownReason, violations, supportId);

    /// <summary>The reason as ErrorInfo carries it, for example <c>ETAG_STALE</c>; empty when the failure isn't of the hub's making (network, proxy).</summary>
    public string Reason { get; }

    /// <summary>The reason as this version of the contract knows it; unspecified for a newer one.</summary>
    public ErrorReason KnownReason { get; }

    /// <summary>The fields at fault, if the input was.</summary>
    public IReadOnlyList<BadRequest.Types.FieldViolation> Violations { get; }

    /// <summary>Under which operators find the cause of an internal failure; null otherwise.</summary>
    public string? SupportId { get; }

    /// <summary>Reads the details that travel with a status.</summary>
    public static IdentityHubException Of(RpcException failure)
    {
        if (failure is IdentityHubException already)
            return already;
        var status = failure.GetRpcStatus();
        var reason = status?.GetDetail<ErrorInfo>()?.Reason ?? "";
        _ = Enum.TryParse<ErrorReason>(reason.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var known);
        return new IdentityHubException(
            failure, ResultOf(failure, status), reason, known, status?.GetDetail<BadRequest>()?.FieldViolations ?? [], status?.GetDetail<RequestInfo>()?.RequestId);
    }

    /// <summary>
    /// A connection that ends under a call, for example because the hub's node was stopped, reaches gRPC as INTERNAL when HTTP/2 named an error code (none is one too). The
    /// hub's own INTERNAL carries a status; without one the network failed, and what fails with the network is UNAVAILABLE: to be tried again.
    /// </summary>
    private static Status ResultOf(RpcException failure, Google.Rpc.Status? status)
    {
        var lost = status is null && failure.StatusCode == StatusCode.Internal && Causes(failure.Status.DebugException).Any(cause => cause is IOException);
        return lost ? new Status(StatusCode.Unavailable, failure.Status.Detail, failure.Status.DebugException) : failure.Status;
    }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            yield return cause;
    }
}
