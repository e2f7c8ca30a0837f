using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Evaluation;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class BlockingTests
{
    [Theory]
    [InlineData("clean", 0.995)]
    [InlineData("standard", 0.99)]
    [InlineData("names-and-city", 0.99)]
    [InlineData("uk-de", 0.99)]
    [InlineData("households", 0.99)]
    [InlineData("no-birth-date", 0.99)]
    [InlineData("name-address-phone", 0.99)]
    [InlineData("contact-points", 0.99)]
    [InlineData("sparse", 0.99)]
    [InlineData("marketing", 0.99)]
    [InlineData("heavy-typos", 0.985)]
    public void Hardly_a_true_pair_is_lost_without_anybody_writing_rules(string family, double floor)
    {
        var (table, truth) = new CustomerGenerator(GeneratorFamilies.All[family]).ToTable(2500);

        Run.Evaluate(table, truth).BlockingRecall.ShouldBeGreaterThanOrEqualTo(floor);
    }

    [Fact]
    public void Large_blocks_are_refined_and_none_of_their_pairs_with_more_in_common_is_lost()
    {
        // Two thousand people of one name, each recorded twice with the same birth date.
        var table = PeopleOfOneName();

        var result = Run.Evaluate(table, [.. Enumerable.Range(0, 4000).Select(i => i / 2)]);

        result.BlockingRecall.ShouldBe(1);
        result.Resolution.CandidatePairs.ShouldBeLessThan(1_500_000);
        result.Resolution.Model.Blocking.Oversized.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_models_own_keys_are_those_that_it_was_planned_with()
    {
        var table = PeopleOfOneName();

        var planned = Run.Resolve(table);

        planned.Model.Blocking.Oversized.ShouldNotBeEmpty();
        Run.Resolve(table, planned.Model).CandidatePairs.ShouldBe(planned.CandidatePairs);
    }

    [Fact]
    public void A_lasting_model_has_no_rule_that_only_a_small_table_can_afford()
    {
        var (table, _) = new CustomerGenerator().ToTable(1000);

        var lasting = Run.Train(table, new() { Lasting = true }).Model.Blocking.Rules;

        lasting.ShouldAllBe(rule => !rule.OnlyWhole && rule.LargestTable == int.MaxValue);
        Run.Train(table).Model.Blocking.Rules.Count.ShouldBeGreaterThan(lasting.Count);
    }

    [Fact]
    public void A_customers_own_rule_adds_candidates()
    {
        var table = SourceRecordTable.From([People.Person("1", "Ann", "Lee", sex: "F"), People.Person("2", "Bert", "Kim", sex: "F")]);
        var own = new BlockingRule("given initials", [KeyPart.GivenInitial], []);
        var model = Run.Train(table).Model;

        var without = Run.Resolve(table, model with { Blocking = new([], []) }).CandidatePairs;
        var with = Run.Resolve(table, model with { Blocking = new([own with { Parts = [KeyPart.FamilyInitial] }, own], []) }).CandidatePairs;

        without.ShouldBe(0);
        with.ShouldBe(0);
        var same = SourceRecordTable.From([People.Person("1", "Ann", "Lee"), People.Person("2", "Alf", "Kim")]);
        Run.Resolve(same, model with { Blocking = new([own], []) }).CandidatePairs.ShouldBe(1);
    }

    [Fact]
    public void A_pair_found_by_several_keys_and_values_is_scored_once()
    {
        SourceRecord[] records =
        [
            new("1", null, [new(AttributeKind.FamilyName, "Lee"), new(AttributeKind.Phone, "702-919-1300"), new(AttributeKind.Phone, "702-919-1399"), new(AttributeKind.Email, "a@lee.org")]),
            new("2", null, [new(AttributeKind.FamilyName, "Lee"), new(AttributeKind.Phone, "702-919-1399"), new(AttributeKind.Phone, "702-919-1300"), new(AttributeKind.Email, "a@lee.org")]),
        ];

        Run.Resolve(SourceRecordTable.From(records)).CandidatePairs.ShouldBe(1);
    }

    [Fact]
    public void Records_of_one_source_stay_apart_when_told_that_they_are_unique_there()
    {
        SourceRecord[] records = [.. Enumerable.Range(0, 2).Select(i => People.Person($"{i}", "Grace", "Tillman", "1984-05-17", "grace@tillman.org", source: "crm"))];
        var table = SourceRecordTable.From(records);

        Run.Resolve(table, new()).PartyCount.ShouldBe(1);
        Run.Resolve(table, new(), new() { UniqueWithinSource = true }).PartyCount.ShouldBe(2);
    }

    private static RecordTable PeopleOfOneName() => SourceRecordTable.From([.. Enumerable.Range(0, 4000).Select(i =>
        People.Person($"{i}", "John", "Smith", new DateOnly(1950, 1, 2).AddDays(i / 2 * 7).ToString("yyyy-MM-dd")))]);

    [Fact]
    public void Pairwise_quality_counts_pairs_not_records()
    {
        var quality = PairwiseQuality.Count([0, 0, 0, 1], [7, 7, 8, 8], 0.5);

        quality.Precision.ShouldBe(1 / 3.0, 1e-9);
        quality.Recall.ShouldBe(0.5, 1e-9);
    }
}
