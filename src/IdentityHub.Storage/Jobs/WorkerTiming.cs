namespace IdentityHub.Storage.Jobs;

/// <summary>How the job worker of a node paces itself.</summary>
internal sealed record WorkerTiming
{
    /// <summary>How long a job is a worker's without a sign of life.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often it looks for jobs that other nodes enqueued or that have come due.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How many jobs it has in hand at a time.</summary>
    public int Hands { get; init; } = 4;
}
