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
/// What holds after random histories on a database with two nodes. <c>IDENTITYHUB_TEST_HISTORIES</c> says how many histories (2 unless told); <c>IDENTITYHUB_TEST_SEED</c>
/// begins with a certain one, as a failure prints it.
/// </summary>
public abstract class DatabaseHistoryTests(DatabaseProvider provider)
{
    private const int Steps = 45;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Projections_equal_a_rebuild_nobody_is_lost_and_every_state_can_be_told()
    {
        var histories = Number("IDENTITYHUB_TEST_HISTORIES", 2);
        var begin = Number("IDENTITYHUB_TEST_SEED", Random.Shared.Next(1_000_000));
        for (var seed = begin; seed < begin + histories; seed++)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
            await using var first = await MasterDataNode.CreateAsync(provider);
            await using var second = MasterDataNode.On(first.Database);
            var history = new DatabaseHistory(first, second, new Random(seed));
            try
            {
                for (var i = 0; i < Steps; i++)
                    await history.StepAsync();
                await CheckAsync(first, history);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Seed {seed}, steps {string.Join(' ', history.Told)}: {failure.Message}", failure);
            }
        }
    }

    private static async Task CheckAsync(MasterDataNode node, DatabaseHistory history)
    {
        (await DatabaseHistory.StraysAsync(node)).ShouldBe(0, "records without a standing party, or redirects to nowhere");
        var before = await DatabaseHistory.RowsAsync(node);
        foreach (var party in history.Known)
        {
            var now = await node.Get(party);
            var told = (await node.InScope<PartyHistory, PartyAt?>(all => all.AtAsync(party, DateTimeOffset.UtcNow.AddMinutes(1), Cancellation))).ShouldNotBeNull();
            (told.Party.Id, Text(told.Party.Profile), string.Join(' ', told.Party.RedirectedFrom)).ShouldBe((now.Id, Text(now.Profile), string.Join(' ', now.RedirectedFrom.OrderBy(id => id.Value))));
        }
        await node.InScope<ProjectionRebuild, (int, int)>(rebuild => rebuild.RunAsync(Cancellation));
        var after = await DatabaseHistory.RowsAsync(node);
        string[] differences = [.. before.Split('\n').Except(after.Split('\n')).Select(line => "- " + line), .. after.Split('\n').Except(before.Split('\n')).Select(line => "+ " + line)];
        differences.ShouldBeEmpty();
    }

    private static string Text(GoldenProfile profile) => System.Text.Encoding.UTF8.GetString(KeptForm.Write(profile));

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}

public sealed class SqliteDatabaseHistoryTests() : DatabaseHistoryTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlDatabaseHistoryTests() : DatabaseHistoryTests(DatabaseProvider.PostgreSql);
