namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>The real clock, moved ahead: what reads the time sees it, what waits on timers isn't woken ten thousand times.</summary>
public sealed class TestClock : TimeProvider
{
    private long ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);
}
