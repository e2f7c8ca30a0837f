using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Generation;

public sealed class CustomerGeneratorTests
{
    private static readonly List<GeneratedRecord> Standard = [.. new CustomerGenerator().Take(20_000)];

    [Fact]
    public void The_same_seed_gives_the_same_records()
    {
        var options = new GeneratorOptions { Seed = 7 };

        new CustomerGenerator(options).Take(500).ShouldBe(new CustomerGenerator(options).Take(500));
        new CustomerGenerator(options with { Seed = 8 }).Take(500).ShouldNotBe(new CustomerGenerator(options).Take(500));
    }

    [Fact]
    public void Records_have_unique_ids_and_come_from_five_systems_and_six_countries()
    {
        Standard.Select(record => record.Id).Distinct().Count().ShouldBe(Standard.Count);
        Standard.Select(record => record.Source).Distinct().Order().ShouldBe(["crm", "loyalty", "marketing", "service", "shop"]);
        Standard.Select(record => record.Country).OfType<string>().Distinct().Order().ShouldBe(["DE", "ES", "FR", "GB", "IT", "US"]);
    }

    [Fact]
    public void About_half_of_the_records_are_duplicates_and_households_have_several_people()
    {
        var persons = Standard.Select(record => record.EntityId).Distinct().Count();
        var households = Standard.Select(record => record.HouseholdId).Distinct().Count();

        ((double)persons / Standard.Count).ShouldBeInRange(0.4, 0.65);
        ((double)persons / households).ShouldBeInRange(1.8, 3);
    }

    [Fact]
    public void Each_system_has_its_own_shape()
    {
        Standard.Where(record => record.Source is "marketing" or "service").ShouldAllBe(record => record.FullName != null && record.FamilyName == null);
        Standard.Where(record => record.Source == "crm").ShouldAllBe(record => record.FamilyName != null && record.FullName == null && record.AddressLine == null);
        Standard.Where(record => record.Source == "service").ShouldAllBe(record => record.FullName!.Contains(','));
        Standard.Count(record => record.Source == "shop" && record.Email != null).ShouldBeGreaterThan(Standard.Count(record => record.Source == "shop") * 8 / 10);
    }

    [Fact]
    public void Hard_cases_occur()
    {
        Standard.ShouldContain(record => record.NameSuffix == "Jr");
        Standard.ShouldContain(record => record.BirthDate == "1900-01-01");
        Standard.ShouldContain(record => record.Email == "test@test.com");
        Standard.ShouldContain(record => record.Phone == "0000000000");
        Standard.GroupBy(record => record.EntityId).ShouldContain(group => group.Any(r => r.GivenName == "Robert") && group.Any(r => r.GivenName == "Bob" || r.GivenName == "Rob" || r.GivenName == "Bobby"));
        Standard.Where(record => record.Phone != null).GroupBy(record => record.Phone).ShouldContain(group => group.Select(r => r.EntityId).Distinct().Count() > 1);
    }

    [Theory]
    [InlineData("names-and-city", new[] { AttributeKind.Email, AttributeKind.Phone, AttributeKind.Postcode, AttributeKind.Sex })]
    [InlineData("no-birth-date", new[] { AttributeKind.BirthDate, AttributeKind.NationalId })]
    public void A_family_leaves_out_what_it_says(string family, AttributeKind[] omitted)
    {
        var records = new CustomerGenerator(GeneratorFamilies.All[family]).Take(2_000).ToList();

        foreach (var kind in omitted)
        {
            var column = GeneratedRecord.Columns.ToList().FindIndex(c => c.Kind == kind);
            records.ShouldAllBe(record => record.ValueAt(column) == null);
        }
    }

    [Fact]
    public void Every_family_makes_records()
    {
        foreach (var (name, options) in GeneratorFamilies.All)
            new CustomerGenerator(options).Take(200).Count().ShouldBe(200, name);
    }

    [Fact]
    public void What_is_made_up_is_understood_by_the_normalisers()
    {
        var phones = Standard.Where(record => record.Phone != null && record.Country != null).ToList();
        phones.Count(record => PhoneNormaliser.Normalise(record.Phone, record.Country) is { Quality: PhoneQuality.International }).ShouldBeGreaterThan(phones.Count * 95 / 100);

        var dates = Standard.Where(record => record.BirthDate != null).ToList();
        dates.Count(record => BirthDateNormaliser.Normalise(record.BirthDate) is { IsComplete: true }).ShouldBe(dates.Count);

        var lines = Standard.Where(record => record.Source == "service" && record.AddressLine != null).Select(record => AddressParser.Parse(record.AddressLine)).ToList();
        lines.Count(address => address.House.Length > 0 && address.Street.Length > 0 && address.City.Length > 0 && address.Postcode.Length > 0).ShouldBeGreaterThan(lines.Count * 9 / 10);
    }

    [Fact]
    public void A_table_and_a_source_record_hold_what_was_made_up()
    {
        var (table, truth) = new CustomerGenerator().ToTable(300);
        var records = new CustomerGenerator().Take(300).ToList();

        table.Count.ShouldBe(300);
        truth.ShouldBe(records.Select(record => record.EntityId));
        table.Source![17].ShouldBe(records[17].Source);
        var source = records[17].ToSourceRecord();
        source.Id.ShouldBe(records[17].Id);
        source.Values.Count.ShouldBeGreaterThan(2);
    }
}
