namespace IdentityHub.Accounts.SigningIn;

/// <summary>How many tries are free, and how long the next one waits after that. Pure.</summary>
/// <param name="Free">Tries without a wait.</param>
/// <param name="Longest">The longest wait.</param>
public sealed record ThrottleRule(int Free, TimeSpan Longest)
{
    /// <summary>After so long without a try the count starts anew.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    /// <summary>The first wait at least; zero lets it begin with two seconds and double.</summary>
    public TimeSpan Shortest { get; init; }

    /// <summary>One person at one network who mistypes: the wait doubles to a quarter of an hour.</summary>
    public static ThrottleRule AccountAtNetwork { get; } = new(5, TimeSpan.FromMinutes(15));

    /// <summary>A browser in which the person signed in before: counted apart, so that strangers' tries never keep the person out.</summary>
    public static ThrottleRule KnownDevice { get; } = new(10, TimeSpan.FromMinutes(15));

    /// <summary>Many networks against one account: slowed, never locked, for the person may be on a new device.</summary>
    public static ThrottleRule AccountAnywhere { get; } = new(25, TimeSpan.FromSeconds(20));

    /// <summary>One network against many accounts.</summary>
    public static ThrottleRule Network { get; } = new(100, TimeSpan.FromMinutes(15));

    /// <summary>Time until the next try counts; zero when it may come now.</summary>
    public TimeSpan WaitAfter(ThrottleCount seen, DateTimeOffset now)
    {
        if (seen.Count < Free || now - seen.LastAt >= Memory)
            return TimeSpan.Zero;
        var seconds = Math.Min(Longest.TotalSeconds, Math.Max(Shortest.TotalSeconds, Math.Pow(2, Math.Min(20, seen.Count - Free + 1))));
        var until = seen.LastAt + TimeSpan.FromSeconds(seconds);
        return until > now ? until - now : TimeSpan.Zero;
    }

    /// <summary>The count after one more try.</summary>
    public static int CountAfter(ThrottleCount seen, DateTimeOffset now) => now - seen.LastAt >= Memory ? 1 : seen.Count + 1;
}
