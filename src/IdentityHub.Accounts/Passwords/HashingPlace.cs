namespace IdentityHub.Accounts.Passwords;

/// <summary>A place in the <see cref="HashingQueue"/>, kept while one person's password is looked at.</summary>
public sealed class HashingPlace : IDisposable
{
    private HashingQueue? queue;

    internal HashingPlace(HashingQueue queue) => this.queue = queue;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref queue, null)?.Leave();

    /// <summary>Hashes when it is this place's turn.</summary>
    internal Task<T> InTurnAsync<T>(Func<Task<T>> hash, CancellationToken cancellation) =>
        (queue ?? throw new ObjectDisposedException(nameof(HashingPlace))).InTurnAsync(hash, cancellation);
}
