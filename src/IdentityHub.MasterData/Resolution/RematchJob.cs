using System.Buffers.Binary;
using IdentityHub.Kernel.Jobs;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Reads all records anew after the rules of matching changed: in small commits, from where it was after a crash. See <see cref="Rematching"/>.</summary>
public sealed class RematchJob(Rematching rematching) : IJobHandler
{
    /// <inheritdoc/>
    public static string Kind => "master-data.rematch";

    /// <summary>Asks for it.</summary>
    public static JobRequest Request() => new(Kind, ReadOnlyMemory<byte>.Empty);

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        var (reads, place) = job.Progress.IsEmpty ? (false, (long?)null) : (job.Progress.Span[0] == 1, BinaryPrimitives.ReadInt64BigEndian(job.Progress.Span[1..]));
        if (!reads)
            return await rematching.SweepAsync(place, cancellation) is { } key ? At(false, key) : At(true, 0);
        return await rematching.RunAsync(place ?? 0, cancellation) is { } next ? At(true, next) : new JobOutcome.Completed();
    }

    private static JobOutcome.Continue At(bool reads, long place)
    {
        var progress = new byte[9];
        progress[0] = reads ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(progress.AsSpan(1), place);
        return new JobOutcome.Continue(progress);
    }
}
