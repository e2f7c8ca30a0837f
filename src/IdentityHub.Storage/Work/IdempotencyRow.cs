namespace IdentityHub.Storage.Work;

/// <summary>A write that was done, by its request id, with its encrypted answer.</summary>
internal sealed class IdempotencyRow
{
    public required string ClientId { get; init; }

    public required string RequestId { get; init; }

    public required string BodyHash { get; init; }

    public byte[]? Answer { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }
}
