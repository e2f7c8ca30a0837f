using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Accounts.Passwords;

/// <summary>
/// Where passwords wait to be hashed: as many at once as there are processors, for each takes its memory and a whole core, and the rest in a queue, without a
/// thread of the pool. The queue is bounded: who finds it full is told so at once, before anything is looked up, so that the answer tells nothing of any account.
/// </summary>
public sealed class HashingQueue : IDisposable
{
    /// <summary>When to come again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>The queue is full.</summary>
    public static readonly Refusal Busy = new(RefusalKind.Exhausted, "SIGN_IN_BUSY", "Very many people are signing in at this moment; try again in a few seconds.");

    private readonly SemaphoreSlim turns;
    private readonly int places;
    private int taken;

    /// <summary>With the places of <see cref="AccountOptions.HashingPlaces"/> and a turn for each processor.</summary>
    public HashingQueue(AccountOptions options)
        : this(Environment.ProcessorCount, options.HashingPlaces)
    {
    }

    internal HashingQueue(int atOnce, int places) => (turns, this.places) = (new SemaphoreSlim(atOnce), Math.Max(places, atOnce));

    /// <summary>A place for one person's password; null when all are taken. Disposing it leaves the queue.</summary>
    public HashingPlace? TryEnter()
    {
        if (Interlocked.Increment(ref taken) <= places)
            return new HashingPlace(this);
        Interlocked.Decrement(ref taken);
        return null;
    }

    /// <inheritdoc/>
    public void Dispose() => turns.Dispose();

    internal async Task<T> InTurnAsync<T>(Func<Task<T>> hash, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await hash();
        }
        finally
        {
            turns.Release();
        }
    }

    internal void Leave() => Interlocked.Decrement(ref taken);
}
