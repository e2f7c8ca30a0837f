using System.Diagnostics;
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

    private async Task WorkAsync()
    {
        var batch = new List<Waiting>(LargestBatch);
        while (await channel.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < LargestBatch && channel.Reader.TryRead(out var waiting))
                batch.Add(waiting);
            await CommitAsync(batch);
        }
    }

    private async Task CommitAsync(IReadOnlyList<Waiting> batch)
    {
        try
        {
            var outcomes = await WriteAsync([.. batch.Select(waiting => waiting.Command)]);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Answer.TrySetResult(outcomes[i]);
        }
        catch (Exception failure) when (batch.Count > 1)
        {
            // Whatever poisoned the batch harms its own command only.
            BatchFailed(failure, batch.Count);
            foreach (var waiting in batch)
                await CommitAsync([waiting]);
        }
        catch (Exception failure)
        {
            batch[0].Answer.TrySetException(failure);
        }
    }

    private async Task<IReadOnlyList<Outcome<IntakeReceipt>>> WriteAsync(IReadOnlyList<IntakeCommand> commands)
    {
        var startedAt = Stopwatch.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var outcomes = await scope.ServiceProvider.GetRequiredService<RecordIntake>().UpsertManyAsync(commands, CancellationToken.None);
        IntakeMeter.Count(outcomes, startedAt);
        return outcomes;
    }

    [LoggerMessage(2001, LogLevel.Warning, "An intake batch of {Count} records failed; its records are tried one by one.")]
    private partial void BatchFailed(Exception failure, int count);

    private sealed record Waiting(IntakeCommand Command, TaskCompletionSource<Outcome<IntakeReceipt>> Answer);
}
