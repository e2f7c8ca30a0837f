using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Records;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Rebuilding;

public sealed class ProjectionRebuildTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rebuild_on_the_database_comes_to_the_same_rows()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada(), version: 2);
        var grace = await node.Put("crm", "2", People.Grace());
        await node.Put("shop", "3", People.Ada() with { Phones = [new PhoneNumberValue("+44 20 7946 0001")], Extra = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } });
        await node.Put("crm", "1", People.Grace(), version: 1);
        await node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(linker => linker.LinkAsync(new SourceKey("web", "stub"), ada.Party, Actor.Hub("tests"), null, Cancellation));
        var first = await Merge(node, ada.Party, grace.Party);
        await node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(first, null, ""), Actor.Hub("tests"), null, Cancellation));
        await Merge(node, ada.Party, grace.Party);
        await node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.DeleteAsync(new SourceKey("shop", "3"), Actor.Hub("tests"), null, Cancellation));
        var before = await Rows(node);

        var (records, parties) = await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));

        records.ShouldBe(4);
        parties.ShouldBe(2);
        (await Rows(node)).ShouldBe(before);
    }

    private static async Task<MergeId> Merge(MasterDataNode node, GlobalPartyId first, GlobalPartyId second) =>
        (await node.InScope<PartyMerger, Outcome<MergeReceipt>>(
            merger => merger.MergeAsync(new MergeOrder(first, second, second, null, null, ""), Actor.Hub("tests"), null, Cancellation))).Value.Merge!.Value;

    private static async Task<string> Rows(MasterDataNode node)
    {
        await using var connection = new SqliteConnection(node.Database.ConnectionString);
        await connection.OpenAsync(Cancellation);
        var rows = new List<string>();
        foreach (var table in (string[])["source_record", "party", "match_key", "search_word", "pin", "review_task", "review_task_party"])
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync(Cancellation);
            while (await reader.ReadAsync(Cancellation))
            {
                var row = new StringBuilder(table);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    if (reader.GetName(i) is not ("seq" or "stamp"))
                        row.Append('|').Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i));
                }
                rows.Add(row.ToString());
            }
        }
        rows.Sort(StringComparer.Ordinal);
        return string.Join('\n', rows);
    }
}
