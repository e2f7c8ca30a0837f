namespace IdentityHub.Kernel.Work;

/// <summary>What became of claiming a request id.</summary>
/// <param name="Request">The request.</param>
/// <param name="State">New, answered before, or used for another body.</param>
/// <param name="Answer">The first answer, when <paramref name="State"/> is <see cref="ClaimState.Answered"/>.</param>
public sealed record IdempotencyClaim(RequestKey Request, ClaimState State, ReadOnlyMemory<byte> Answer);
