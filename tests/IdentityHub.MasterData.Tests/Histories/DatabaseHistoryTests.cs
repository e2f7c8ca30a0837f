using System.Globalization;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Parties.History;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>
/// What holds after random histories on a database with two nodes. <c>IDENTITYHUB_TEST_HISTORIES</c> says how many histories (3 unless told), <c>IDENTITYHUB_TEST_SEED</c>
/// with which one they begin (1 unless told), as a failure prints it.
/// </summary>
public abstract class DatabaseHistoryTests(DatabaseProvider provider)
{
    private const int Steps = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task Projections_equal_a_rebuild_a_merge_undone_is_none_nobody_is_lost_or_renamed_and_every_state_can_be_told() => ForSeedsAsync(async (random, told) =>
    {
        var model = new OtherModel();
        await using var first = await MasterDataNode.CreateAsync(provider, model);
        await using var second = MasterDataNode.On(first.Database, matcher: model);
        var history = new DatabaseHistory(first, second, model, random, told);
        for (var i = 0; i < Steps; i++)
        {
            await history.StepAsync();
            (await DatabaseHistory.StraysAsync(first)).ShouldBe(0, "records without a standing party, redirects to nowhere, or GPIDs astray");
        }
        if (await history.MergeAndUnmergeAsync() is var (before, after))
            Differences(before, after).ShouldBeEmpty("a merge that was taken back");
        (await DatabaseHistory.StolenAsync(first)).ShouldBeEmpty("GPIDs that came to mean somebody else");
        await CheckAsync(first, history);
    });

    [Fact]
    public Task The_order_of_arrival_does_not_matter_nor_who_comes_at_once_on_which_node() => ForSeedsAsync(async (random, told) =>
    {
        var records = DatabaseHistory.Records(random);
        var shuffled = records.ToArray();
        random.Shuffle(shuffled);
        told.AddRange(shuffled.Select(record => record.Key.ToString()));
        await using var one = await MasterDataNode.CreateAsync(provider);
        foreach (var record in records)
            await one.Put(record);
        await using var other = await MasterDataNode.CreateAsync(provider);
        await using var another = MasterDataNode.On(other.Database);
        foreach (var together in shuffled.Chunk(3))
            await Task.WhenAll(together.Select((record, i) => Task.Run(() => (i == 1 ? another : other).Put(record), Cancellation)));
        (await DatabaseHistory.PartitionAsync(other)).ShouldBe(await DatabaseHistory.PartitionAsync(one));
    });

    private static async Task ForSeedsAsync(Func<Random, List<string>, Task> check)
    {
        var (histories, begin) = (Number("IDENTITYHUB_TEST_HISTORIES", 3), Number("IDENTITYHUB_TEST_SEED", 1));
        for (var seed = begin; seed < begin + histories; seed++)
        {
            var told = new List<string>();
            try
            {
                await check(new Random(seed), told);
            }
            catch (Exception failure) when (failure is not (OperationCanceledException or Xunit.Sdk.SkipException))
            {
                throw new InvalidOperationException($"Seed {seed}, {string.Join(' ', told)}: {failure.Message}", failure);
            }
        }
    }

    private static async Task CheckAsync(MasterDataNode node, DatabaseHistory history)
    {
        var before = await DatabaseHistory.RowsAsync(node);
        foreach (var party in history.Known)
        {
            var now = await node.Get(party);
            var told = (await node.InScope<PartyHistory, PartyAt?>(all => all.AtAsync(party, DateTimeOffset.UtcNow.AddMinutes(1), Cancellation))).ShouldNotBeNull();
            (told.Party.Id, Text(told.Party.Profile), string.Join(' ', told.Party.RedirectedFrom)).ShouldBe((now.Id, Text(now.Profile), string.Join(' ', now.RedirectedFrom.OrderBy(id => id.Value))));
        }
        await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        var after = await DatabaseHistory.RowsAsync(node);
        Differences(before, after).ShouldBeEmpty("a rebuild");
    }

    private static string[] Differences(string before, string after) =>
        [.. before.Split('\n').Except(after.Split('\n')).Select(line => "- " + line), .. after.Split('\n').Except(before.Split('\n')).Select(line => "+ " + line)];

    private static string Text(GoldenProfile profile) => System.Text.Encoding.UTF8.GetString(KeptForm.Write(profile));

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

public sealed class SqliteDatabaseHistoryTests() : DatabaseHistoryTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlDatabaseHistoryTests() : DatabaseHistoryTests(DatabaseProvider.PostgreSql);
