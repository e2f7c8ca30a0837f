namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>
/// A clock that stands still but for what a test moves it ahead, and for a microsecond at every reading, so that what comes later is later: however slow the machine
/// is, no wait, window or lifetime ends by itself. Timers run in real time; a hub whose worker waits for a time of day lets the clock run.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private readonly long start;
    private long ahead;
    private long? runsSince;

    public TestClock() => start = base.GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        var passed = runsSince is { } since ? base.GetUtcNow().Ticks - since : 0;
        return new DateTimeOffset(start + passed + Interlocked.Add(ref ahead, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    public void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    /// <summary>Real time passes from here on.</summary>
    public void Run() => runsSince ??= base.GetUtcNow().Ticks;
}
