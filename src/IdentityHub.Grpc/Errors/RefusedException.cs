using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Grpc.Errors;

/// <summary>Ends a call with a refusal; rolls back the unit of work that it passes through.</summary>
internal sealed class RefusedException(Refusal refusal) : Exception(refusal.Reason)
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
