using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Tests.Stewardship;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Quality;

/// <summary>A value that too many share finds nobody any more, and a steward is told.</summary>
public sealed class CrowdedValuesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_crowded_value_is_asked_about_once_and_no_longer_when_it_is_corrected(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var desk = new Desk(node);
        var first = await node.Put(Sharing(0));
        await node.PutAll(Enumerable.Range(1, 5).Select(Sharing));

        (await Measure(node)).ShouldBe(1);
        (await Measure(node)).ShouldBe(1);
        var task = (await desk.OpenAsync(new ReviewFilter { Kinds = [ReviewKind.CrowdedValue] })).ShouldHaveSingleItem();
        task.Left.ShouldBe(first.Record);
        (await desk.Try(task, ReviewAnswer.Link)).Refusal!.Reason.ShouldBe("TASK_NOT_ANSWERABLE");
        (await desk.Do(one => one.DeferAsync(task.Id, DateTimeOffset.UtcNow.AddDays(7), null, Desk.Steward, Cancellation))).Refusal.ShouldBeNull();

        // Neither what else happens to its party nor a rebuild takes the question away.
        await node.Put(Sharing(0) with { Content = Sharing(0).Content with { Language = "en" } });
        await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        (await Measure(node)).ShouldBe(1);
        (await desk.Queue(queue => queue.FindAsync(task.Id, Cancellation))).ShouldNotBeNull().Desk.DeferredUntil.ShouldNotBeNull();

        await node.PutAll(Enumerable.Range(2, 4).Select(i => Sharing(i) with { Content = new SourceRecordContent { FamilyName = $"Name{i}" } }));
        (await Measure(node)).ShouldBe(0);
        (await desk.Queue(queue => queue.FindAsync(task.Id, Cancellation))).ShouldBeNull();
    }

    [Fact]
    public async Task Intake_that_crowds_a_value_has_the_steward_told_at_once()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.PutAll(Enumerable.Range(0, 2000).Select(Sharing));
        (await JobsAsync(node)).ShouldBe(0);
        await node.Put(Sharing(2000));
        (await JobsAsync(node)).ShouldBe(1);

        await node.InScope<CrowdedValuesJob, JobOutcome>(job => job.RunAsync(new JobLease(new JobId(Guid.CreateVersion7()), default, 1, default), Cancellation));
        (await new Desk(node).OpenAsync(new ReviewFilter { Kinds = [ReviewKind.CrowdedValue] })).ShouldHaveSingleItem();
        // It finds nobody from here on, and asks for nothing again.
        (await node.Put(Sharing(2001))).Decision.ShouldBe(MasterData.Intake.IntakeDecision.Created);
        (await JobsAsync(node)).ShouldBe(1);
    }

    private static Task<int> Measure(MasterDataNode node) => node.InScope<CrowdedValues, int>(crowded => crowded.RunAsync(4, Cancellation));

    private static Task<int> JobsAsync(MasterDataNode node) => node.InScope<HubDbContext, int>(async db =>
        await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.SqlQueryRaw<int>(db.Database, "SELECT COUNT(*) AS \"Value\" FROM job WHERE kind = 'master-data.crowded-values'"), Cancellation));

    private static SourceRecordUpsert Sharing(int i) => new(
        new SourceKey("web", $"{i}"), new SourceRecordContent { GivenName = $"Given{i}", FamilyName = $"Name{i}", Phones = [new PhoneNumberValue("+44 20 7946 0000")] });
}
