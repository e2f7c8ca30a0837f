using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Kernel.Time;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Time;

public sealed class InstantsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void WhatIsBelowAMicrosecondIsCutOff(int ticks)
    {
        var instant = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        Instants.Truncate(instant.AddTicks(ticks)).ShouldBe(instant);
        Instants.Truncate(instant.AddTicks(10 + ticks)).ShouldBe(instant.AddTicks(10));
    }

    [Fact]
    public void TheResultIsInUtc() =>
        Instants.Truncate(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(5))).ShouldSatisfyAllConditions(
            instant => instant.Offset.ShouldBe(TimeSpan.Zero),
            instant => instant.Hour.ShouldBe(7));

    [Fact]
    public void TruncatingNeverMovesForwardNorByAMicrosecondNorTwice() => Prop.ForAll<DateTimeOffset>(instant =>
    {
        var truncated = Instants.Truncate(instant);
        return truncated <= instant && instant - truncated < TimeSpan.FromMicroseconds(1) && Instants.Truncate(truncated) == truncated;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NowIsTruncated() =>
        new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(19)).UtcNow().Ticks.ShouldBe(new DateTime(2026, 1, 1).Ticks + 10);
}
