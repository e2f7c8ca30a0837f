using IdentityHub.Accounts.SigningIn;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.SigningIn;

public sealed class ThrottleRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 2)]
    [InlineData(6, 4)]
    [InlineData(7, 8)]
    [InlineData(40, 900)]
    public void The_wait_doubles_after_the_free_tries_and_is_bounded(int tries, int seconds) =>
        ThrottleRule.AccountAtNetwork.WaitAfter(new ThrottleCount(tries, Now), Now).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Many_networks_against_one_account_slow_it_by_seconds_and_never_lock_it() =>
        ThrottleRule.AccountAnywhere.WaitAfter(new ThrottleCount(1_000_000, Now), Now).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(20));

    [Fact]
    public void An_hour_of_quiet_forgets()
    {
        var seen = new ThrottleCount(50, Now - ThrottleRule.Memory);

        ThrottleRule.AccountAtNetwork.WaitAfter(seen, Now).ShouldBe(TimeSpan.Zero);
        ThrottleRule.CountAfter(seen, Now).ShouldBe(1);
    }
}
