using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Concurrency;

public sealed class TwoNodesTests
{
    private const int Intakes = 1000;
    private const int Sources = 10;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task A_thousand_concurrent_intakes_of_one_person_from_ten_sources_on_two_nodes_are_one_party(DatabaseProvider provider)
    {
        await using var first = await MasterDataNode.CreateAsync(provider);
        await using var second = MasterDataNode.On(first.Database);
        for (var i = 0; i < Sources; i++)
        {
            var system = new SourceSystem($"source{i}", $"Source {i}", 100 + i) { ContactPointsVerified = true };
            await first.InScope<SourceSystems, Outcome<SourceSystem>>(systems => systems.RegisterAsync(system, Actor.Hub("tests"), Cancellation));
        }
        IntakeQueue[] queues = [first.Services.GetRequiredService<IntakeQueue>(), second.Services.GetRequiredService<IntakeQueue>()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, Intakes).Select(i => Task.Run(
            () => queues[i % 2].SubmitAsync(IntakeCommand.Write(Record(i), MasterDataNode.Crm), Cancellation), Cancellation)));

        outcomes.ShouldAllBe(outcome => outcome.Refusal == null);
        var standing = new HashSet<GlobalPartyId>();
        foreach (var party in outcomes.Select(outcome => outcome.Value.Party).Distinct())
            standing.Add((await second.Get(party)).Id);
        standing.ShouldHaveSingleItem();
        (await second.Get(standing.Single())).Profile.Phones.Count.ShouldBe(Sources + 1);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Writes_of_the_same_record_on_two_nodes_lose_no_version(DatabaseProvider provider)
    {
        await using var first = await MasterDataNode.CreateAsync(provider);
        await using var second = MasterDataNode.On(first.Database);
        MasterDataNode[] nodes = [first, second];

        var receipts = await Task.WhenAll(Enumerable.Range(1, 40).Select(version => Task.Run(
            () => nodes[version % 2].Put("crm", "1", People.Ada() with { MiddleName = $"Version {version}" }, version), Cancellation)));

        receipts.Select(receipt => receipt.Record).Distinct().ShouldHaveSingleItem();
        (await first.Get(receipts[0].Party)).Profile.MiddleName.ShouldBe("Version 40");
    }

    // Half of them share the mailbox, half the phone with the name; a few share both and are the bridge.
    private static SourceRecordUpsert Record(int i) => new(
        new SourceKey($"source{i % Sources}", $"k{i}"),
        new SourceRecordContent
        {
            GivenName = "Ada",
            FamilyName = "Lovelace",
            Emails = i % 3 == 0 ? [] : [new EmailAddressValue("ada@lovelace.example")],
            Phones = i % 3 == 1 ? [] : [new PhoneNumberValue("+44 20 7946 0000"), new PhoneNumberValue($"+44 20 7946 00{i % Sources}1")],
        });
}
