using System.Text;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>
/// Slows guessing down. Every try is counted before the password is looked at, so that a thousand at once don't slip through: under all of its keys in one short
/// transaction, in the order in which they are given, which every caller keeps from the widest to the narrowest.
/// </summary>
public sealed class AttemptThrottle(IThrottleStore store, IKeyWrapping keys, IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Counts a try under every key; or says how long to wait, and counts nothing that waits.</summary>
    public Task<TimeSpan> TakeAsync(IReadOnlyList<(string Key, ThrottleRule Rule)> keysAndRules, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (_, token) =>
        {
            var now = time.UtcNow();
            var counted = new List<(byte[] Key, ThrottleCount Read, ThrottleCount Count)>();
            foreach (var (text, rule) in keysAndRules)
            {
                var key = Hash(text);
                var seen = await store.ReadToCountAsync(key, token);
                var wait = rule.WaitAfter(seen, now);
                if (wait > TimeSpan.Zero)
                    return wait;
                counted.Add((key, seen, new ThrottleCount(ThrottleRule.CountAfter(seen, now), now)));
            }
            foreach (var (key, read, count) in counted)
                await store.SetAsync(key, read, count, token);
            return TimeSpan.Zero;
        }, cancellation);

    /// <summary>The try was right.</summary>
    /// <param name="counted">The keys under which it was counted, each with what it deserves: true, the person is proven and earlier mistakes don't count; false, this try doesn't count.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task SucceededAsync(IReadOnlyList<(string Key, bool Cleared)> counted, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (_, token) =>
        {
            foreach (var (key, cleared) in counted)
            {
                if (cleared)
                    await store.ClearAsync(Hash(key), token);
                else
                    await store.GiveBackAsync(Hash(key), token);
            }
            return true;
        }, cancellation);

    private byte[] Hash(string key) => keys.KeyedHash("sign-in throttle", Encoding.UTF8.GetBytes(key));
}
