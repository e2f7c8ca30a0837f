using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Records;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Quality;

public sealed class QualityMeasureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task What_sources_fill_what_can_be_true_and_whom_they_have_twice_is_counted(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        await node.Put("crm", "1", People.Ada(verified: true) with { BirthDate = new DateOnly(1985, 12, 10) });
        await node.Put("crm", "2", People.Ada(verified: true) with { BirthDate = new DateOnly(1985, 12, 10) });
        await node.Put("crm", "3", new SourceRecordContent { FamilyName = "unknown", BirthDate = new DateOnly(1970, 1, 1), Phones = [new PhoneNumberValue("0000000")] });
        await node.Put("shop", "1", People.Grace());
        await node.Put("shop", "2", People.Grace("second@hopper.example"));
        await node.InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.DeleteAsync(new SourceKey("shop", "2"), Actor.Hub("tests"), null, Cancellation));

        await node.InScope<QualityMeasure, QualityReport>(measure => measure.RunAsync(Cancellation));

        var report = (await node.InScope<QualityMeasure, QualityReport?>(measure => measure.LatestAsync(Cancellation))).ShouldNotBeNull();
        report.Sources.Select(source => source.System).ShouldBe(["crm", "shop"]);
        var crm = report.Sources[0];
        (crm.Records, crm.Deleted, crm.Parties, crm.Month, crm.Year).ShouldBe((3, 0, 2, 3, 3));
        crm.Uniqueness.ShouldBe(2 / 3.0, 0.001);
        crm.Attributes.Single(attribute => attribute.Attribute == "family_name").ShouldBe(new AttributeQuality("family_name", 3, 2));
        crm.Attributes.Single(attribute => attribute.Attribute == "birth_date").ShouldBe(new AttributeQuality("birth_date", 3, 2));
        crm.Attributes.Single(attribute => attribute.Attribute == "phone").ShouldBe(new AttributeQuality("phone", 1, 0));
        crm.Attributes.Single(attribute => attribute.Attribute == "email").Filled.ShouldBe(2);
        (report.Sources[1].Records, report.Sources[1].Deleted).ShouldBe((1, 1));
        report.Match.Records.ShouldBe(4);
        report.Match.Rules["new"].ShouldBe(3);
        report.Match.Rules["email"].ShouldBe(1);
    }

    [Fact]
    public async Task Values_that_too_many_share_are_named()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.PutAll(Enumerable.Range(0, 25).Select(i => new SourceRecordUpsert(new SourceKey("web", $"{i}"), new SourceRecordContent
        {
            FamilyName = $"Name{i}", Emails = [new EmailAddressValue("Noreply@shop.example")], Phones = [new PhoneNumberValue($"+49 30 1000{i:00}")],
        })));

        var report = await node.InScope<QualityMeasure, QualityReport>(measure => measure.RunAsync(Cancellation));

        report.Sources.Single().Shared.ShouldBe([new SharedValue("email", "noreply@shop.example", 25)]);
        report.Sources.Single().Attributes.Single(attribute => attribute.Attribute == "email").Valid.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_was_measured_at_first_and_nothing_is_measurable()
    {
        await using var node = await MasterDataNode.CreateAsync();
        (await node.InScope<QualityMeasure, QualityReport?>(measure => measure.LatestAsync(Cancellation))).ShouldBeNull();

        var report = await node.InScope<QualityMeasure, QualityReport>(measure => measure.RunAsync(Cancellation));

        report.Sources.ShouldBeEmpty();
        report.Match.RecordsPerParty.ShouldBe(0);
    }

    [Fact]
    public void The_values_that_occur_most_are_found_in_bounded_memory()
    {
        var values = new HeavyValues(10);
        for (var i = 0; i < 1000; i++)
        {
            values.Add($"own-{i}");
            if (i % 4 == 0)
                values.Add("shared");
        }

        values.AtLeast(20).Select(value => value.Value).ShouldBe(["shared"]);
    }
}
