using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.Sqlite;

/// <summary>
/// SQLite has one writer. Its own waiting is a sleep and a second look, on a thread of the pool and without a queue; so the writers of this process wait here,
/// in order and without a thread. Writers of other processes are met by BEGIN IMMEDIATE and <c>busy_timeout</c>.
/// </summary>
public sealed class SqliteWriterGate : IWriterGate, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Waits for the turn; disposing what is returned ends it.</summary>
    public async ValueTask<IDisposable?> EnterAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    /// <summary>As <see cref="EnterAsync"/>, for the frameworks' synchronous writes.</summary>
    public IDisposable Enter()
    {
        turn.Wait();
        return new Turn(turn);
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? held = turn;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
