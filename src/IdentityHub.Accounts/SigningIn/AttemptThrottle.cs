using System.Text;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Slows guessing down. Every try is counted before the password is looked at, so that a thousand at once don't slip through.</summary>
public sealed class AttemptThrottle(IThrottleStore store, IKeyWrapping keys, TimeProvider time)
{
    private const int Races = 20;

    /// <summary>Counts a try under every key; or says how long to wait, and counts nothing that waits.</summary>
    public async Task<TimeSpan> TakeAsync(IReadOnlyList<(string Key, ThrottleRule Rule)> keysAndRules, CancellationToken cancellation)
    {
        var taken = new List<byte[]>();
        foreach (var (text, rule) in keysAndRules)
        {
            var key = Hash(text);
            var wait = await TakeAsync(key, rule, cancellation);
            if (wait > TimeSpan.Zero)
            {
                foreach (var earlier in taken)
                    await store.GiveBackAsync(earlier, cancellation);
                return wait;
            }
            taken.Add(key);
        }
        return TimeSpan.Zero;
    }

    /// <summary>The try was right: it doesn't count.</summary>
    public Task GiveBackAsync(string key, CancellationToken cancellation) => store.GiveBackAsync(Hash(key), cancellation);

    /// <summary>The person is proven: earlier mistakes don't count.</summary>
    public Task ClearAsync(string key, CancellationToken cancellation) => store.ClearAsync(Hash(key), cancellation);

    private async Task<TimeSpan> TakeAsync(byte[] key, ThrottleRule rule, CancellationToken cancellation)
    {
        for (var race = 0; race < Races; race++)
        {
            var now = time.UtcNow();
            var seen = await store.ReadAsync(key, cancellation);
            var wait = rule.WaitAfter(seen, now);
            if (wait > TimeSpan.Zero || await store.TryCountAsync(key, seen, ThrottleRule.CountAfter(seen, now), now, cancellation))
                return wait;
        }
        return TimeSpan.FromSeconds(1);
    }

    private byte[] Hash(string key) => keys.KeyedHash("sign-in throttle", Encoding.UTF8.GetBytes(key));
}
