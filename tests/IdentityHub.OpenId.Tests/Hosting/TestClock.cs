namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>The real clock, moved ahead or stopped: what reads the time sees it, what waits on timers isn't woken ten thousand times.</summary>
public sealed class TestClock : TimeProvider
{
    private long ahead;
    private long? stoppedAt;

    public override DateTimeOffset GetUtcNow() =>
        (stoppedAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : base.GetUtcNow()) + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);

    /// <summary>Time passes only by <see cref="Advance"/> from here on: however slow the machine is, no wait ends by itself.</summary>
    public void Stop() => stoppedAt = base.GetUtcNow().Ticks;
}
