using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Stewardship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

public sealed class DeskMeasureTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Open_questions_are_told_by_kind_and_age_without_those_put_off()
    {
        var metrics = DeskMeasure.Of(
            [Asked(ReviewKind.UnsurePair, 0.2), Asked(ReviewKind.UnsurePair, 2), Asked(ReviewKind.AccountGuard, 6), Asked(ReviewKind.UnsurePair, 45), Asked(ReviewKind.RefusedUnion, 8, deferred: true)], [], Now);

        (metrics.Open, metrics.Deferred, metrics.OldestSince).ShouldBe((4, 1, Now.AddDays(-45)));
        metrics.OpenKinds.ShouldBe(new Dictionary<ReviewKind, int> { [ReviewKind.UnsurePair] = 3, [ReviewKind.AccountGuard] = 1 }, ignoreOrder: true);
        metrics.OpenAges.ShouldBe(new Dictionary<int, int> { [0] = 1, [1] = 1, [3] = 1, [30] = 1 }, ignoreOrder: true);
        (metrics.Agreement, metrics.Precision, metrics.MedianWait).ShouldBe((null, null, null));
    }

    [Fact]
    public void Answers_are_told_by_day_by_score_and_by_how_long_they_took()
    {
        var metrics = DeskMeasure.Of(
            [],
            [
                Given(ReviewAnswer.Link, 0, ReviewKind.UnsurePair, 0.93, waited: 1), Given(ReviewAnswer.NotAMatch, 0, ReviewKind.UnsurePair, 0.97, waited: 2, undone: true),
                Given(ReviewAnswer.NotAMatch, -1, ReviewKind.RefusedUnion, 0.31, waited: 30),
                // It has no score that a steward could agree with.
                Given(ReviewAnswer.Link, -1, ReviewKind.ReusedSourceKey, 0.5, waited: 4),
                new GivenAnswer(ReviewAnswer.Link, "old", Now.AddDays(-2), false, null),
            ],
            Now);

        metrics.Days.ShouldBe([new DeskDay(new DateOnly(2026, 11, 21), 1, 0, 0), new DeskDay(new DateOnly(2026, 11, 22), 1, 1, 0), new DeskDay(new DateOnly(2026, 11, 23), 1, 1, 1)]);
        metrics.Bands.ShouldBe([new ScoreBand(3, 0, 1), new ScoreBand(9, 1, 1)]);
        metrics.Agreement.ShouldNotBeNull().ShouldBe(2 / 3.0, 0.001);
        (metrics.MedianWait, metrics.LongWait).ShouldBe((TimeSpan.FromHours(2), TimeSpan.FromHours(30)));
        (metrics.Linked, metrics.Parted, metrics.Undone).ShouldBe((3, 2, 1));
        metrics.ByStewards["old"].ShouldBe(1);
    }

    private static OpenQuestion Asked(ReviewKind kind, double days, bool deferred = false) => new(kind, Now.AddDays(-days), deferred);

    private static GivenAnswer Given(ReviewAnswer answer, int day, ReviewKind kind, double probability, double waited, bool undone = false) =>
        new(answer, "mary", Now.AddDays(day), undone, new AskedTask(kind, Now.AddDays(day).AddHours(-waited), probability));
}
