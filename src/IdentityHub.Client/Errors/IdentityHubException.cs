using Google.Rpc;
using Grpc.Core;
using IdentityHub.Protos.Common.V1;

namespace IdentityHub.Client.Errors;

/// <summary>A call that the hub refused or couldn't do, with the reason for machines.</summary>
public sealed class IdentityHubException : RpcException
{
    private IdentityHubException(RpcException cause, string reason, ErrorReason knownReason, IReadOnlyList<BadRequest.Types.FieldViolation> violations, string? supportId)
        : base(cause.Status, cause.Trailers, $"{cause.StatusCode} {reason}: {cause.Status.Detail}") =>
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
            failure, reason, known, status?.GetDetail<BadRequest>()?.FieldViolations ?? [], status?.GetDetail<RequestInfo>()?.RequestId);
    }
}
