using IdentityHub.Kernel.Consistency;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace IdentityHub.Kernel.Tests.Consistency;

public sealed class RecentReadsTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMilliseconds(400);
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void What_was_read_answers_for_its_lifetime_and_no_longer()
    {
        var reads = Reads();
        reads.Keep("a", 1, reads.Now());
        time.Advance(Lifetime - TimeSpan.FromMilliseconds(1));
        reads.TryFind("a", out var value).ShouldBeTrue();
        value.ShouldBe(1);
        time.Advance(TimeSpan.FromMilliseconds(1));
        reads.TryFind("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_value_is_as_old_as_the_start_of_its_reading()
    {
        var reads = Reads();
        var asked = reads.Now();
        time.Advance(TimeSpan.FromMilliseconds(300));
        reads.Keep("a", 1, asked);
        time.Advance(TimeSpan.FromMilliseconds(100));
        reads.TryFind("a", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_value_outlives_the_generation_that_it_was_kept_in()
    {
        var reads = Reads();
        reads.Keep("first", 0, reads.Now());
        time.Advance(TimeSpan.FromMilliseconds(390));
        reads.Keep("a", 1, reads.Now());
        time.Advance(TimeSpan.FromMilliseconds(20));
        reads.Keep("b", 2, reads.Now());
        reads.TryFind("a", out _).ShouldBeTrue();
        reads.TryFind("first", out _).ShouldBeFalse();
    }

    [Fact]
    public void A_newer_reading_replaces_an_older_one_of_the_generation_before()
    {
        var reads = Reads();
        time.Advance(TimeSpan.FromMilliseconds(390));
        reads.Keep("a", 1, reads.Now());
        time.Advance(TimeSpan.FromMilliseconds(20));
        reads.Keep("a", 2, reads.Now());
        reads.TryFind("a", out var value).ShouldBeTrue();
        value.ShouldBe(2);
    }

    [Fact]
    public void What_is_forgotten_is_gone_from_both_generations()
    {
        var reads = Reads();
        time.Advance(TimeSpan.FromMilliseconds(390));
        reads.Keep("a", 1, reads.Now());
        time.Advance(TimeSpan.FromMilliseconds(20));
        reads.Keep("b", 2, reads.Now());
        reads.Forget("a");
        reads.Forget("b");
        reads.TryFind("a", out _).ShouldBeFalse();
        reads.TryFind("b", out _).ShouldBeFalse();
        reads.Keep("c", 3, reads.Now());
        reads.Clear();
        reads.TryFind("c", out _).ShouldBeFalse();
    }

    [Fact]
    public void No_more_is_kept_than_two_generations_hold()
    {
        var reads = new RecentReads<string, int>(time, Lifetime, 2);
        foreach (var key in (string[])["a", "b", "c", "d", "e"])
            reads.Keep(key, 0, reads.Now());
        new[] { "a", "b", "c", "d", "e" }.Where(key => reads.TryFind(key, out _)).ShouldBe(["c", "d", "e"]);
    }

    private RecentReads<string, int> Reads() => new(time, Lifetime, 1000);
}
