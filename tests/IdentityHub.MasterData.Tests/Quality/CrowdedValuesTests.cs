using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Tests.Stewardship;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Quality;

/// <summary>A value that too many share finds nobody any more, and a steward is told.</summary>
public sealed class CrowdedValuesTests
{
    private static readonly string[] Names = ["Ada", "Grace", "Mary", "Emmy", "Hypatia", "Sophie"];
    private static readonly string[] Families = ["Lovelace", "Hopper", "Somerville", "Noether", "Alexandria", "Germain"];

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

        await node.PutAll(Enumerable.Range(2, 4).Select(i => Sharing(i) with { Content = new SourceRecordContent { FamilyName = Families[i] } }));
        (await Measure(node)).ShouldBe(0);
        (await desk.Queue(queue => queue.FindAsync(task.Id, Cancellation))).ShouldBeNull();
    }

    [Theory]
    [InlineData(1999, 1, false)]
    [InlineData(2000, 1, true)]
    [InlineData(1500, 501, true)]
    [InlineData(1500, 500, false)]
    public void Intake_knows_when_a_value_becomes_crowded(int known, int added, bool crowds)
    {
        var place = new Neighbourhood(new EngineMatcher(ShippedModel.Instance), new SourceCatalog([], SurvivorshipRules.Default));
        place.Blocks.Add(7, [.. Enumerable.Range(0, known).Select(_ => new SourceRecordId(Guid.CreateVersion7()))]);
        var changes = new ChangeSet();
        changes.NewMatchKeys.AddRange(Enumerable.Range(0, added).Select(_ => (7L, new SourceRecordId(Guid.CreateVersion7()))));
        changes.NewMatchKeys.AddRange(Enumerable.Range(0, 600).Select(_ => (8L, new SourceRecordId(Guid.CreateVersion7()))));
        NeighbourhoodLoader.Crowds(place, changes).ShouldBe(crowds);
    }

    private static Task<int> Measure(MasterDataNode node) => node.InScope<CrowdedValues, int>(crowded => crowded.RunAsync(4, Cancellation));

    private static SourceRecordUpsert Sharing(int i) => new(
        new SourceKey("web", $"{i}"), new SourceRecordContent { GivenName = Names[i], FamilyName = Families[i], Phones = [new PhoneNumberValue("+44 20 7946 0000")] });
}
