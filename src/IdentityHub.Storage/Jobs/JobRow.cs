using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Jobs;

/// <summary>A piece of background work.</summary>
internal sealed class JobRow
{
    public long Id { get; init; }

    public JobId JobId { get; init; }

    public required string Kind { get; init; }

    public byte[] Payload { get; init; } = [];

    public byte[] Progress { get; set; } = [];

    public JobState State { get; set; }

    /// <summary>When it may be taken: its start, its next try, or the end of the lease of the worker that has it. Once it has ended: when it did.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How many tries were begun since the last progress.</summary>
    public int Attempt { get; set; }

    /// <summary>Grows whenever a worker takes it; a worker whose lease ran out finds another number and writes nothing.</summary>
    public long Fence { get; set; }

    public string? Reason { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
