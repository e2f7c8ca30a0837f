using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Import;

/// <summary>A full snapshot takes away what it no longer holds.</summary>
public sealed class SnapshotDeletionTests
{
    private static readonly ImportOptions Csv = new("crm", ImportFormat.Csv);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_snapshot_does_not_hold_is_deleted_once()
    {
        await using var node = await Filled(20);
        await node.Put("shop", "1", People.Ada());

        var preview = await Preview(node, Rows(1, 19));
        var deleted = await Delete(node, Rows(1, 19));

        (preview.Value.Present, preview.Value.Gone, preview.Value.Rows).ShouldBe((20, 1, 19));
        preview.Value.Examples.ShouldBe(["20"]);
        deleted.Value.ShouldBe(1);
        (await Delete(node, Rows(1, 19))).Value.ShouldBe(0);
        (await Preview(node, Rows(1, 19))).Value.Present.ShouldBe(19);
    }

    [Fact]
    public async Task Suspiciously_many_need_a_confirmation()
    {
        await using var node = await Filled(20);

        (await Delete(node, Rows(1, 10))).Refusal!.Reason.ShouldBe("TOO_MANY_GONE");
        (await Delete(node, "")).Refusal!.Reason.ShouldBe("TOO_MANY_GONE");
        (await Preview(node, Rows(1, 20))).Value.Gone.ShouldBe(0);

        (await Delete(node, Rows(1, 10), confirmed: true)).Value.ShouldBe(10);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_might_be_those_that_seem_to_be_gone()
    {
        await using var node = await Filled(20);
        var file = Rows(1, 19) + "\"20";

        (await Delete(node, file)).Refusal!.Reason.ShouldBe("TOO_MANY_GONE");
        (await Preview(node, file)).Value.Unreadable.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_written_after_the_snapshot_was_taken_stays()
    {
        await using var node = await Filled(20);

        var preview = await node.InScope<SnapshotDeletion, Outcome<SnapshotPreview>>(
            deletion => deletion.PreviewAsync(Stream(Rows(1, 19)), Csv, new SnapshotOptions(DateTimeOffset.UtcNow.AddHours(-1)), Cancellation));

        (preview.Value.Present, preview.Value.Gone).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Other_scopes_and_rows_of_another_scope_are_left_alone()
    {
        await using var node = await Filled(3);
        await node.Put(new SourceRecordUpsert(new Kernel.Ids.SourceKey("crm", "site", "9"), People.Grace()));

        (await Preview(node, Rows(1, 3))).Value.Gone.ShouldBe(0);
        (await Preview(node, "key,scope\n1,site\n2,\n3,\n")).Value.Examples.ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_mapping_is_kept_per_source()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var mapping = new ImportMapping(new Dictionary<string, string> { ["NR"] = "key" }, "list-1", ';');

        (await Save(node, "crm", mapping)).Refusal.ShouldBeNull();
        (await Save(node, "crm", mapping with { Scope = "list-2" })).Refusal.ShouldBeNull();

        var kept = (await node.InScope<ImportMappings, ImportMapping?>(mappings => mappings.FindAsync("crm", Cancellation))).ShouldNotBeNull();
        (kept.Columns["NR"], kept.Scope, kept.Separator).ShouldBe(("key", "list-2", ';'));
        (await node.InScope<ImportMappings, ImportMapping?>(mappings => mappings.FindAsync("shop", Cancellation))).ShouldBeNull();
        (await Save(node, "crm", new ImportMapping(new Dictionary<string, string> { ["A"] = "nonsense" }))).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        (await Save(node, "nobody", mapping)).Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");
    }

    private static Task<Outcome<ImportMapping>> Save(MasterDataNode node, string system, ImportMapping mapping) =>
        node.InScope<ImportMappings, Outcome<ImportMapping>>(mappings => mappings.SaveAsync(system, mapping, Actor.Hub("tests"), Cancellation));

    private static async Task<MasterDataNode> Filled(int count)
    {
        var node = await MasterDataNode.CreateAsync();
        await node.InScope<BulkImport, Outcome<ImportReport>>(import => import.RunAsync(Stream(Rows(1, count)), Csv, Actor.Hub("tests"), null, null, Cancellation));
        return node;
    }

    private static string Rows(int first, int last) => "key,family_name\n" + string.Concat(Enumerable.Range(first, last - first + 1).Select(i => $"{i},Name{i}\n"));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task<Outcome<SnapshotPreview>> Preview(MasterDataNode node, string text) => node.InScope<SnapshotDeletion, Outcome<SnapshotPreview>>(
        deletion => deletion.PreviewAsync(Stream(text), Csv, new SnapshotOptions(DateTimeOffset.UtcNow.AddHours(1)), Cancellation));

    private static Task<Outcome<long>> Delete(MasterDataNode node, string text, bool confirmed = false) => node.InScope<SnapshotDeletion, Outcome<long>>(
        deletion => deletion.DeleteAsync(Stream(text), Csv, new SnapshotOptions(DateTimeOffset.UtcNow.AddHours(1)) { Confirmed = confirmed }, Actor.Hub("tests"), null, Cancellation));
}
