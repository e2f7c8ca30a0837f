using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// SQLite has one writer. Its own waiting is a sleep and a second look, on a thread of the pool and without a queue; so the writers of this process wait here,
/// in order and without a thread. Writers of other processes are met by BEGIN IMMEDIATE and <c>busy_timeout</c>.
/// </summary>
public sealed class SqliteWriterGate : IWriterGate, IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits for the turn; disposing what is returned ends it. Throws <see cref="TimeoutException"/> after a minute.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation) =>
        await turn.WaitAsync(LongestWait, cancellation) ? new Turn(turn) : throw NoTurn();

    /// <summary>As <see cref="EnterAsync"/>, for the frameworks' synchronous writes.</summary>
    public IDisposable Enter() => turn.Wait(LongestWait) ? new Turn(turn) : throw NoTurn();

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private static TimeoutException NoTurn() => new(
        "SQLite's single writer was not free for a minute: a unit of work runs that long, or one waits for a write of another dependency-injection scope, which waits for it.");

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? held = turn;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
