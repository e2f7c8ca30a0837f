namespace IdentityHub.Storage.Work;

/// <summary>Wakes who waits in this process: the sequencer after a commit, readers after new positions, workers after new jobs.</summary>
internal sealed class Signal
{
    private TaskCompletionSource raised = Fresh();

    /// <summary>Completes at the next <see cref="Raise"/>; take it before looking for work, so that none is missed.</summary>
    public Task Next => Volatile.Read(ref raised).Task;

    public void Raise() => Interlocked.Exchange(ref raised, Fresh()).TrySetResult();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
