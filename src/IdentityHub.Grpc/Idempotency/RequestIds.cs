using IdentityHub.Grpc.Calls;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.Protos.Contract;

namespace IdentityHub.Grpc.Idempotency;

/// <summary>Request ids by AIP-155.</summary>
internal static class RequestIds
{
    private const int MaximumLength = 64;

    /// <summary>The key of a write, or null when the caller gave no id; refuses ids of another form.</summary>
    public static Outcome<RequestKey?> KeyOf(IWriteRequest request, string method, Caller caller)
    {
        var id = request.RequestId;
        if (id.Length == 0)
            return (RequestKey?)null;
        if (id.Length > MaximumLength || id.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return Refusal.Invalid("request_id", $"must be 1 to {MaximumLength} printable ASCII characters");
        return new RequestKey(caller.IdempotencyScope, id, RequestFingerprint.Of(method, request));
    }

    /// <summary>The same id came with another body.</summary>
    public static Refusal Reused { get; } = new(RefusalKind.Conflict, "REQUEST_ID_REUSED", "The request_id was used for another request before.");
}
