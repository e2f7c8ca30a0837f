using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using IdentityHub.Kernel.Outcomes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IdentityHub.MasterData.Intake;

/// <summary>
/// Collects the concurrent writes of this node into batches that commit together (group commit): while one batch is being committed the next one gathers. One per process.
/// </summary>
public sealed partial class IntakeQueue : IAsyncDisposable
{
    private const int LargestBatch = 512;
    private const int Capacity = 4 * LargestBatch;

    private readonly IServiceScopeFactory scopes;
    private readonly ILogger<IntakeQueue> logger;
    private readonly Channel<Waiting> channel = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task worker;

    /// <summary>Starts to wait for writes.</summary>
    public IntakeQueue(IServiceScopeFactory scopes, ILogger<IntakeQueue> logger)
    {
        (this.scopes, this.logger) = (scopes, logger);
        worker = Task.Run(WorkAsync);
    }

    /// <summary>
    /// Writes one record in the next batch; completes when that batch is committed. Never to be called within a unit of work. When the call is cancelled, the write may
    /// still happen. Waits while the queue is full, which holds back a stream that is faster than the database.
    /// </summary>
    public async Task<Outcome<IntakeReceipt>> SubmitAsync(IntakeCommand command, CancellationToken cancellation)
    {
        var waiting = new Waiting(command, new TaskCompletionSource<Outcome<IntakeReceipt>>(TaskCreationOptions.RunContinuationsAsynchronously));
        await channel.Writer.WriteAsync(waiting, cancellation);
        return await waiting.Answer.Task.WaitAsync(cancellation);
    }

    /// <summary>Commits what is waiting and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        channel.Writer.TryComplete();
        await worker;
    }

    /// <summary>While one batch is being written the next one gathers and is prepared. One writes at a time, so that writes of one key stay in their order.</summary>
    private async Task WorkAsync()
    {
        var reader = channel.Reader;
        var writing = Task.CompletedTask;
        var open = reader.WaitToReadAsync().AsTask();
        var next = new Gathering(scopes);
        while (true)
        {
            if (next.Waiting.Count == 0 && !await open)
                break;
            if (open.IsCompleted)
            {
                await next.TakeAsync(reader);
                open = reader.WaitToReadAsync().AsTask();
            }
            // What comes meanwhile still joins; the channel's end comes at once and would be asked for again and again.
            if (!writing.IsCompleted && next.Waiting.Count < LargestBatch && !(open.IsCompletedSuccessfully && !open.Result))
            {
                await Task.WhenAny(writing, open);
                continue;
            }
            await writing;
            writing = CommitAsync(next);
            next = new Gathering(scopes);
        }
        await writing;
        await next.DisposeAsync();
    }

    private async Task CommitAsync(Gathering batch)
    {
        await using var _ = batch;
        try
        {
            var startedAt = Stopwatch.GetTimestamp();
            var outcomes = await batch.WriteAsync();
            IntakeMeter.Count(outcomes, startedAt);
            for (var i = 0; i < outcomes.Count; i++)
                batch.Waiting[i].Answer.TrySetResult(outcomes[i]);
        }
        catch (Exception failure) when (batch.Waiting.Count > 1)
        {
            // Whatever poisoned the batch harms its own command only.
            BatchFailed(failure, batch.Waiting.Count);
            foreach (var waiting in batch.Waiting)
                await CommitAsync(new Gathering(scopes, waiting));
        }
        catch (Exception failure)
        {
            batch.Waiting[0].Answer.TrySetException(failure);
        }
    }

    [LoggerMessage(2001, LogLevel.Warning, "An intake batch of {Count} records failed; its records are tried one by one.")]
    private partial void BatchFailed(Exception failure, int count);

    private sealed record Waiting(IntakeCommand Command, TaskCompletionSource<Outcome<IntakeReceipt>> Answer);

    /// <summary>A batch while it gathers.</summary>
    private sealed class Gathering(IServiceScopeFactory scopes) : IAsyncDisposable
    {
        private readonly PreparedIntake prepared = new();
        private AsyncServiceScope? scope;
        private Exception? failure;

        public Gathering(IServiceScopeFactory scopes, Waiting only) : this(scopes) => Waiting.Add(only);

        public List<Waiting> Waiting { get; } = new(LargestBatch);

        private RecordIntake Intake => (scope ??= scopes.CreateAsyncScope()).ServiceProvider.GetRequiredService<RecordIntake>();

        /// <summary>Takes what is there, and prepares it.</summary>
        public async Task TakeAsync(ChannelReader<Waiting> reader)
        {
            while (Waiting.Count < LargestBatch && reader.TryRead(out var waiting))
                Waiting.Add(waiting);
            await PrepareAsync();
        }

        public async Task<IReadOnlyList<Outcome<IntakeReceipt>>> WriteAsync()
        {
            await PrepareAsync();
            if (failure is not null)
                ExceptionDispatchInfo.Throw(failure);
            return await Intake.WriteAsync(prepared, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => scope is { } own ? own.DisposeAsync() : ValueTask.CompletedTask;

        private async Task PrepareAsync()
        {
            if (failure is not null || prepared.Count == Waiting.Count)
                return;
            try
            {
                await Intake.PrepareAsync(prepared, [.. Waiting.Skip(prepared.Count).Select(waiting => waiting.Command)], CancellationToken.None);
            }
            catch (Exception thrown)
            {
                // Who waits is told when the batch is written.
                failure = thrown;
            }
        }
    }
}
