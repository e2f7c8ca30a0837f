using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Kernel.Consistency;

/// <summary>
/// What was read a moment ago, for readers who may be answered from it. Values live in two generations, of which the older is dropped whole: nothing has to be looked for to be
/// removed, and what is read once only is gone within two lifetimes. Safe for many threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="lifetime">How old an answer may be, reckoned from the moment at which it was asked for.</param>
/// <param name="capacity">The most values of one generation.</param>
public sealed class RecentReads<TKey, TValue>(TimeProvider time, TimeSpan lifetime, int capacity) where TKey : notnull
{
    private Generations generations = new(new Generation(time.GetTimestamp(), 0), null);

    /// <summary>To be taken before reading: a value is as old as the start of its reading.</summary>
    public long Now() => time.GetTimestamp();

    /// <summary>The value, when it was read within the lifetime.</summary>
    public bool TryFind(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var (current, before) = Volatile.Read(ref generations);
        if ((current.Values.TryGetValue(key, out var entry) || before is not null && before.Values.TryGetValue(key, out entry)) && time.GetElapsedTime(entry.At) < lifetime)
        {
            value = entry.Value;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Keeps a value.</summary>
    /// <param name="key">What was asked for.</param>
    /// <param name="value">What was found.</param>
    /// <param name="asked"><see cref="Now"/> before the reading began.</param>
    public void Keep(TKey key, TValue value, long asked)
    {
        var seen = Volatile.Read(ref generations);
        if (seen.Current.IsFull(capacity) || time.GetElapsedTime(seen.Current.Began) >= lifetime)
        {
            var next = new Generations(new Generation(time.GetTimestamp(), seen.Current.Values.Count), seen.Current);
            if (Interlocked.CompareExchange(ref generations, next, seen) == seen)
                seen = next;
            else
                seen = Volatile.Read(ref generations);
        }
        seen.Current.Keep(key, value, asked);
    }

    /// <summary>Forgets one value.</summary>
    public void Forget(TKey key)
    {
        var (current, before) = Volatile.Read(ref generations);
        current.Values.TryRemove(key, out _);
        before?.Values.TryRemove(key, out _);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Volatile.Write(ref generations, new Generations(new Generation(time.GetTimestamp(), 0), null));

    private sealed record Generations(Generation Current, Generation? Before);

    private sealed class Generation(long began, int expected)
    {
        private int kept;

        public ConcurrentDictionary<TKey, (TValue Value, long At)> Values { get; } = new(Environment.ProcessorCount, expected);

        public long Began => began;

        // Counts what was put, replaced values too: the dictionary's own count would stop every writer.
        public bool IsFull(int capacity) => Volatile.Read(ref kept) >= capacity;

        public void Keep(TKey key, TValue value, long asked)
        {
            Interlocked.Increment(ref kept);
            Values[key] = (value, asked);
        }
    }
}
