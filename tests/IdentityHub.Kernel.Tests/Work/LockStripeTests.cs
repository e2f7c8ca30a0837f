using System.Text;
using IdentityHub.Kernel.Work;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Work;

public sealed class LockStripeTests
{
    /// <summary>Nodes of two versions run side by side during an upgrade: these numbers never change.</summary>
    [Theory]
    [InlineData("", 2457)]
    [InlineData("email:ada@example.com", 2520)]
    [InlineData("phone:+441632960123", 1444)]
    public void AStripeIsTheSameInEveryVersion(string key, int number) => Of(key).Number.ShouldBe(number);

    [Fact]
    public void KeysSpreadOverAllStripes()
    {
        var counts = Enumerable.Range(0, 40 * LockStripe.Count).GroupBy(i => Of($"email:{i}@example.com").Number).ToDictionary(group => group.Key, group => group.Count());

        counts.Count.ShouldBe(LockStripe.Count);
        counts.Keys.ShouldAllBe(number => number >= 0 && number < LockStripe.Count);
        counts.Values.Max().ShouldBeLessThan(100);
    }

    [Fact]
    public void StripesSortByNumber()
    {
        var sorted = Enumerable.Range(0, 100).Select(i => Of($"{i}")).Order().ToList();

        sorted.Zip(sorted.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second && !(pair.First > pair.Second));
    }

    private static LockStripe Of(string key) => LockStripe.Of(Encoding.UTF8.GetBytes(key));
}
