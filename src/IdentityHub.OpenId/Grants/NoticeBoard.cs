using System.Collections.Concurrent;
using IdentityHub.Kernel.Time;

namespace IdentityHub.OpenId.Grants;

/// <summary>
/// What this node knows of what ended: revocation is at once at every endpoint of the hub on every node. Each request asks the database for one
/// small mark (a count and a maximum, which requests that come together share) and only when that changed for the notices themselves; signed
/// tokens are then held against memory.
/// </summary>
/// <remarks>
/// The database gives ids before it commits, so a lower id may appear after a higher one. The mark therefore counts everything after a horizon
/// that lies further back than any transaction lasts, and a reading takes all of it again.
/// </remarks>
public sealed class NoticeBoard(INoticeStore store, TimeProvider time) : IDisposable
{
    private const long Few = 64;
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> denied = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> revokedKeys = new(StringComparer.Ordinal);
    private readonly HashSet<long> raised = [];
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly Lock turn = new();
    private Task? running;
    private Task? following;
    private State state = new(0, -1, -1, DateTimeOffset.MinValue);

    /// <summary>Raised within <see cref="CatchUpAsync"/> for every notice that isn't an ending, at least once; handlers must be quick.</summary>
    public event Action<Notice>? Noticed;

    /// <summary>Afterwards everything that was committed before the call is known here.</summary>
    public ValueTask CatchUpAsync(CancellationToken cancellation)
    {
        if (store.ReadsAreLocal)
            return LookAsync(cancellation);
        lock (turn)
        {
            // Who comes while a look is under way may have come after it saw the database: it takes part in the next one.
            var look = running is null ? running = LookInTurnAsync(null) : following ??= LookInTurnAsync(running);
            return new ValueTask(look.WaitAsync(cancellation));
        }
    }

    /// <summary>True when a signed token was revoked, by itself or with its family. Comes after <see cref="CatchUpAsync"/>.</summary>
    /// <param name="tokenIdentifier">Its <c>jti</c>.</param>
    /// <param name="family">The family that it names, if any.</param>
    public bool IsDenied(string? tokenIdentifier, string? family) =>
        !denied.IsEmpty && (tokenIdentifier is not null && denied.ContainsKey(tokenIdentifier) || family is not null && denied.ContainsKey(family));

    /// <summary>True when any key was revoked lately.</summary>
    public bool AnyKeyRevoked => !revokedKeys.IsEmpty;

    /// <summary>True when the key was revoked, though this node may have it in memory for another moment.</summary>
    public bool IsKeyRevoked(string? keyId) => keyId is not null && revokedKeys.ContainsKey(keyId);

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    private async Task LookInTurnAsync(Task? before)
    {
        await Task.Yield();
        if (before is not null)
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await LookAsync(CancellationToken.None);
        }
        finally
        {
            lock (turn)
                (running, following) = (following, null);
        }
    }

    private async ValueTask LookAsync(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref state);
        var mark = await store.MarkAsync(known.Horizon, cancellation);
        if (mark == (known.Count, known.Last) && (known.Count < Few || time.GetUtcNow() - known.ReadAt < LongestTransaction))
            return;
        await reading.WaitAsync(cancellation);
        try
        {
            known = Volatile.Read(ref state);
            // First the mark, then the notices: what comes between is read again the next time.
            mark = await store.MarkAsync(known.Horizon, cancellation);
            Volatile.Write(ref state, Apply(known.Horizon, mark, await store.ReadAsync(known.Horizon, cancellation)));
        }
        finally
        {
            reading.Release();
        }
    }

    private State Apply(long horizon, (long Count, long Last) mark, IReadOnlyList<Notice> notices)
    {
        var now = time.UtcNow();
        foreach (var notice in notices)
        {
            if (notice.Kind == NoticeKind.KeyRevoked)
                revokedKeys[notice.Subject] = notice.Until;
            if (notice.Kind is NoticeKind.TokenDenied or NoticeKind.FamilyEnded)
                denied[notice.Subject] = notice.Until;
            else if (raised.Add(notice.Id))
                Noticed?.Invoke(notice);
        }
        foreach (var (subject, until) in denied)
        {
            if (until < now)
                denied.TryRemove(subject, out _);
        }
        var settled = notices.TakeWhile(notice => notice.At < now - LongestTransaction && notice.Id <= mark.Last).Select(notice => notice.Id).ToList();
        if (settled.Count == 0)
            return new State(horizon, mark.Count, mark.Last, now);
        raised.RemoveWhere(id => id <= settled[^1]);
        // The mark after the new horizon: what it says of an empty rest is no id at all.
        var rest = mark.Count - settled.Count;
        return new State(settled[^1], rest, rest == 0 ? 0 : mark.Last, now);
    }

    /// <param name="Horizon">Every notice up to this id was committed and read.</param>
    /// <param name="Count">How many there were after it.</param>
    /// <param name="Last">The last one's id; 0 for none.</param>
    /// <param name="ReadAt">When they were read.</param>
    private sealed record State(long Horizon, long Count, long Last, DateTimeOffset ReadAt);
}
