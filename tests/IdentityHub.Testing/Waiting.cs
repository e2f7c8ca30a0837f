using Xunit;

namespace IdentityHub.Testing;

/// <summary>Waits for a condition instead of for a time.</summary>
public static class Waiting
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Returns when the condition holds; fails the test after two minutes.</summary>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <summary>Returns when the condition holds; fails the test after two minutes.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var end = TimeProvider.System.GetTimestamp() + Longest.Ticks * TimeProvider.System.TimestampFrequency / TimeSpan.TicksPerSecond;
        while (!await condition())
        {
            if (TimeProvider.System.GetTimestamp() > end)
                Assert.Fail("What the test waits for did not come within two minutes.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
