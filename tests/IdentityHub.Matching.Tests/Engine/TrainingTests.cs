using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Training;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class TrainingTests
{
    [Fact]
    public void Expectation_maximisation_settles_and_finds_about_as_many_matches_as_there_are()
    {
        var (table, truth) = new CustomerGenerator().ToTable(3000);
        double pairs = truth.GroupBy(t => t).Sum(g => g.Count() * (g.Count() - 1) / 2);

        var training = Run.Train(table);

        training.Iterations.ShouldBeLessThan(80);
        (training.Model.PriorMatch * table.Count * (table.Count - 1) / 2).ShouldBe(pairs, 0.2 * pairs);
    }

    [Fact]
    public void Every_comparisons_probabilities_stay_probabilities()
    {
        var (table, _) = new CustomerGenerator(GeneratorFamilies.All["heavy-typos"]).ToTable(1500);

        var levels = Run.Train(table).Model.Comparisons.SelectMany(c => c.Levels);

        levels.ShouldAllBe(l => l.M > 0 && l.M < 1 && l.U > 0 && l.U < 1 && l.H > 0 && l.H < 1);
    }

    [Fact]
    public void Every_comparisons_levels_share_out_the_strangers_among_them()
    {
        var (table, _) = new CustomerGenerator().ToTable(2000);

        foreach (var comparison in Run.Train(table).Model.Comparisons)
        {
            // The family name's last level is conditional on the given names being different too.
            var levels = comparison.Kind == ComparisonKind.FamilyName ? comparison.Levels.SkipLast(1) : comparison.Levels;
            levels.Sum(l => l.U).ShouldBe(1, 0.01, comparison.Name);
        }
    }

    [Fact]
    public void A_year_of_birth_alone_tells_namesakes_apart()
    {
        var table = SourceRecordTable.From(
        [
            .. Enumerable.Range(0, 600).SelectMany(i => new[] { 0, 1 }.Select(copy => People.Person($"{i}-{copy}", Givens[i % 30], Families[i / 30], $"{1930 + i * 7 % 70}", city: "York"))),
            People.Person("a", "Karla", "Palmer", "1943", city: "York"), People.Person("b", "Karla", "Palmer", "1991", city: "York"),
        ]);

        var parties = Run.Resolve(table).PartyOf;

        parties[0].ShouldBe(parties[1]);
        parties[^1].ShouldNotBe(parties[^2]);
    }

    [Fact]
    public void A_list_of_four_finds_its_two_pairs()
    {
        var table = SourceRecordTable.From(
        [
            People.Person("1", "Ann", "Lee", email: "ann@x.org"), People.Person("2", "Ann", "Lee", email: "ann@x.org"),
            People.Person("3", "Bob", "Ray", email: "bob@y.org"), People.Person("4", "Bobby", "Ray", email: "bob@y.org"),
        ]);

        Run.Resolve(table).PartyOf.ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void A_comparison_that_the_data_cannot_teach_keeps_the_default_and_says_so()
    {
        var table = SourceRecordTable.From([.. Enumerable.Range(0, 300).Select(i => People.Person($"{i}", $"Given{i}", $"Family{i}", $"19{i % 80 + 10}-0{i % 9 + 1}-1{i % 9}", email: i < 40 ? $"{(char)(97 + i % 26)}{i * 7919 % 1000}@mail{i}.org" : null))]);

        var training = Run.Train(table);

        training.Model.Comparisons.Single(c => c.Kind == ComparisonKind.Email).Levels.Select(l => l.M)
            .ShouldBe(DefaultComparisons.All.Single(c => c.Kind == ComparisonKind.Email).Levels.Select(l => l.M));
        training.Notes.ShouldContain(n => n.Contains("e-mail", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_table_of_hardly_any_record_trains_and_resolves(int count)
    {
        var table = SourceRecordTable.From([.. Enumerable.Range(0, count).Select(i => People.Person($"{i}", "Ann", "Lee"))]);

        Run.Resolve(table).PartyOf.Length.ShouldBe(count);
    }

    [Fact]
    public void A_thousand_equal_records_do_not_break_it()
    {
        var table = SourceRecordTable.From([.. Enumerable.Range(0, 1000).Select(i => People.Person($"{i}", "Ann", "Lee", "1980-02-03", "ann@lee.org"))]);

        var resolution = Run.Resolve(table);

        resolution.PartyOf.Length.ShouldBe(1000);
        double.IsNaN(resolution.Model.PriorMatch).ShouldBeFalse();
    }

    [Fact]
    public void Stewards_decisions_move_the_probabilities()
    {
        var table = SourceRecordTable.From([.. Enumerable.Range(0, 400).Select(i => People.Person($"{i}", $"Given{i}", $"Family{i / 2}", phone: $"702-{200 + i}-{4000 + i}"))]);
        var labels = Enumerable.Range(0, 200).Select(i => new LabelledPair(2 * i, 2 * i + 1, true)).ToArray();

        var without = PhoneDiffers(Run.Train(table).Model);
        var with = PhoneDiffers(Run.Train(table, new() { Labels = labels }).Model);

        with.ShouldBeGreaterThan(without);
    }

    [Fact]
    public void A_value_shared_by_many_different_people_is_found_to_be_generic()
    {
        var table = SourceRecordTable.From([.. Enumerable.Range(0, 60).Select(i => People.Person($"{i}", $"Given{i}", FamilyNames[i % FamilyNames.Length], email: i % 3 == 0 ? "desk@bigshop.com" : $"p{i}@mail.org"))]);

        Run.Train(table).Model.Frequencies[FrequencyKind.Email].Generic.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_model_saved_and_read_back_is_the_same_model()
    {
        var (table, _) = new CustomerGenerator().ToTable(1000);
        var model = Run.Train(table).Model with { Rules = [new("r", RuleEffect.Never, [new("sex", ["different"])])] };

        var copy = MatchModel.FromJson(model.ToJson());

        copy.ToJson().ShouldBe(model.ToJson());
        Run.Resolve(table, copy).PartyOf.ShouldBe(Run.Resolve(table, model).PartyOf);
    }

    [Theory]
    [InlineData("""{"format": 99}""")]
    [InlineData("not json")]
    [InlineData("null")]
    public void A_file_that_is_no_model_of_ours_is_refused(string json) => Should.Throw<FormatException>(() => MatchModel.FromJson(json));

    private static readonly string[] FamilyNames = ["Smith", "Garcia", "Nguyen", "Kowalski", "Okafor", "Petrov", "Haddad", "Lindqvist", "Tanaka", "Murphy"];

    private static double PhoneDiffers(MatchModel model) => model.Comparisons.Single(c => c.Kind == ComparisonKind.Phone).Levels[^1].M;

    private static readonly string[] Givens =
        "Ann Bruce Carla Dennis Erika Frank Gloria Harvey Iris Jacob Kirsten Leonard Monica Norman Olga Philip Queenie Roland Sylvia Trevor Ursula Victor Wanda Xavier Yvonne Zachary Beatrice Clement Dorothea Eugene".Split(' ');

    private static readonly string[] Families =
        "Abbott Barlow Chandler Dixon Elliott Fletcher Gardiner Holloway Ingram Jarvis Kendrick Lambert Merrick Norwood Osborne Pemberton Quigley Radcliffe Sheldon Thornton".Split(' ');
}
