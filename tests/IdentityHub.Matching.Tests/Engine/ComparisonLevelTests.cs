using IdentityHub.Matching.Model;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class ComparisonLevelTests
{
    private static readonly RecordMatcher Matcher = new(new MatchModel());

    [Theory]
    [InlineData("Robert", "robert", "exact")]
    [InlineData("Robert", "Bob", "nickname or part")]
    [InlineData("Robert", "Robrt", "close")]
    [InlineData("Robert", "R.", "initial")]
    [InlineData("Robert", "Margaret", "different")]
    [InlineData("José", "Jose", "exact")]
    [InlineData("Mohammed", "Mhmd", "close")]
    [InlineData("Faisal", "فيصل", "close")]
    public void Given_names_reach_the_level_that_fits(string left, string right, string level) =>
        LevelOf("given name", AttributeKind.GivenName, left, right).ShouldBe(level);

    [Theory]
    [InlineData("O'Brien", "OBrien", "exact")]
    [InlineData("Smith-Jones", "Jones", "part of a double name")]
    [InlineData("Andersen", "Anderson", "close")]
    [InlineData("Müller", "Zimmermann", "different")]
    public void Family_names_reach_the_level_that_fits(string left, string right, string level) =>
        LevelOf("family name", AttributeKind.FamilyName, left, right).ShouldBe(level);

    [Theory]
    [InlineData("1980-03-04", "1980-03-04", "exact")]
    [InlineData("1980-03-04", "1980-04-03", "day and month swapped")]
    [InlineData("1980-03-04", "1981-03-04", "one digit")]
    [InlineData("1980-03-04", "1980-03-27", "one part")]
    [InlineData("1980-03-04", "1980-01-01", "same year, first of January")]
    [InlineData("1980-03-04", "1955-11-30", "different")]
    [InlineData("2000-02-29", "2000-02-28", "one digit")]
    [InlineData("1980-03-04", "1900-01-01", "missing")]
    public void Birth_dates_reach_the_level_that_fits(string left, string right, string level) =>
        LevelOf("birth date", AttributeKind.BirthDate, left, right).ShouldBe(level);

    [Theory]
    [InlineData("Ann.Lee@gmail.com", "annlee@gmail.com", "exact")]
    [InlineData("ann.lee+shop@gmail.com", "ann.lee@googlemail.com", "exact")]
    [InlineData("ann.lee77@yahoo.com", "ann.lee77@outlook.com", "same local part")]
    [InlineData("ann.lee77@yahoo.com", "ann.lee7@yahoo.com", "close")]
    [InlineData("ann.lee77@yahoo.com", "bob@aol.com", "different")]
    [InlineData("test@test.com", "test@test.com", "missing")]
    public void Email_addresses_reach_the_level_that_fits(string left, string right, string level) =>
        LevelOf("e-mail", AttributeKind.Email, left, right).ShouldBe(level);

    [Theory]
    [InlineData("(702) 919-1300", "+1 702 919 1300", "exact")]
    [InlineData("702-221-2412", "221-2412", "close")]
    [InlineData("702-221-2412", "702-221-2421", "close")]
    [InlineData("702-221-2412", "415-998-3377", "different")]
    [InlineData("0000000000", "0000000000", "missing")]
    public void Telephone_numbers_reach_the_level_that_fits(string left, string right, string level) =>
        LevelOf("phone", AttributeKind.Phone, left, right).ShouldBe(level);

    [Theory]
    [InlineData("Universal Exports, USA", "Univrsl Export Inc", "close")]
    [InlineData("Hajah Mamunah (Jln Pisang)", "Hajah Maimunah", "close")]
    [InlineData("Northern Foods Ltd", "Northern Motors Ltd", "different")]
    public void Organisations_may_be_misspelt_word_by_word(string left, string right, string level) =>
        LevelOf("organisation", AttributeKind.OrganisationName, left, right).ShouldBe(level);

    [Fact]
    public void Who_goes_by_the_middle_name_is_known_by_it()
    {
        var lines = Matcher.Read([People.Person("1", "Brittany", "Holland", middle: "Andrea"), People.Person("2", "Andrea", "Holland")]).Explain(0, 1).Outcomes;

        lines.Single(o => o.Comparison == "given name").Level.ShouldBe("nickname or part");
    }

    [Fact]
    public void Swapped_names_may_both_be_misspelt() =>
        Matcher.Read([People.Person("1", "Wesbrook", "Christopher"), People.Person("2", "Christophr", "Westbrook")]).Explain(0, 1).Outcomes
            .Single(o => o.Comparison == "given name").Level.ShouldBe("swapped with family name");

    [Fact]
    public void Addresses_made_of_names_that_agree_say_nothing_new_in_whatever_way_the_names_agree() =>
        Matcher.Read([People.Person("1", "Rosa", "dos Santos", email: "rosadossantos3@correo.es"), People.Person("2", "Rosa", "dos Santos Medina", email: "rosadossantos5@correo.es")])
            .Explain(0, 1).Outcomes.Single(o => o.Comparison == "e-mail").Level.ShouldBe("missing");

    [Fact]
    public void A_misspelt_rare_name_weighs_more_than_a_misspelt_common_one() =>
        WeightOf("Vedstead", "Vedsteadd").ShouldBeGreaterThan(WeightOf("Smith", "Smiht") + 1);

    [Fact]
    public void Two_spellings_that_are_names_of_their_own_weigh_less_than_a_slip() =>
        WeightOf("Smith", "Smiht").ShouldBeGreaterThan(WeightOf("Miller", "Muller"));

    private static double WeightOf(string left, string right) =>
        Matcher.Read([People.Person("1", null, left), People.Person("2", null, right)]).Explain(0, 1).Outcomes.Single(o => o.Comparison == "family name").Weight;

    [Fact]
    public void Swapped_names_are_one_line_not_two()
    {
        var lines = Matcher.Read([People.Person("1", "Isla", "Hall"), People.Person("2", "Hall", "Isla")]).Explain(0, 1).Outcomes;

        lines.Single(o => o.Comparison == "given name").Level.ShouldBe("swapped with family name");
        lines.Single(o => o.Comparison == "family name").Level.ShouldBe("missing");
    }

    [Fact]
    public void Street_postcode_and_city_are_compared_jointly()
    {
        var home = People.Person("1", house: "12", street: "Oak Street", city: "Springfield", postcode: "62704");

        Address(home, People.Person("2", house: "12", street: "Oak St", city: "Springfeild", postcode: "62704")).ShouldBe("same dwelling");
        Address(home, People.Person("2", house: "21", street: "Oak St", city: "Springfield", postcode: "62704")).ShouldBe("near dwelling");
        Address(home, People.Person("2", house: "12", street: "Oak St", city: "Portland", postcode: "97201")).ShouldBe("other address");
        Address(home, People.Person("2", city: "Springfield")).ShouldBe("same city, street unknown");
    }

    [Fact]
    public void The_best_of_several_telephone_numbers_counts()
    {
        var two = new SourceRecord("1", null, [new(AttributeKind.Phone, "702-919-1300"), new(AttributeKind.Phone, "415-998-3377")]);
        var one = new SourceRecord("2", null, [new(AttributeKind.Phone, "4159983377")]);

        Matcher.Read([two, one]).Explain(0, 1).Outcomes.Single(o => o.Comparison == "phone").Level.ShouldBe("exact");
    }

    [Fact]
    public void Identifiers_of_different_schemes_are_not_compared()
    {
        var passport = new SourceRecord("1", null, [new(AttributeKind.NationalId, "483290175", "passport")]);
        var licence = new SourceRecord("2", null, [new(AttributeKind.NationalId, "112233445", "driving licence")]);

        Matcher.Read([passport, licence]).Explain(0, 1).Outcomes.Single(o => o.Comparison == "national id").Level.ShouldBe("missing");
    }

    [Fact]
    public void The_lines_of_an_explanation_add_up_to_its_total_and_are_symmetric()
    {
        var set = Matcher.Read(
        [
            People.Person("1", "Robert", "Smith", "1978-12-11", "bsmith@work.com", "702-919-1300", sex: "M"),
            People.Person("2", "Bob", "Smith", "1978-11-12", "bsmith@work.com", "702-919-1301", sex: "F"),
        ]);

        var there = set.Explain(0, 1);
        var back = set.Explain(1, 0);

        (there.PriorWeight + there.Outcomes.Sum(o => o.Weight)).ShouldBe(there.TotalWeight, 0.001);
        back.TotalWeight.ShouldBe(there.TotalWeight, 0.0001);
        set.Score(0, 1).Weight.ShouldBe(there.TotalWeight, 0.0001);
    }

    private static string LevelOf(string comparison, AttributeKind kind, string left, string right) =>
        Matcher.Read([new("1", null, [new(kind, left)]), new("2", null, [new(kind, right)])]).Explain(0, 1)
            .Outcomes.FirstOrDefault(o => o.Comparison == comparison)?.Level ?? "missing";

    private static string Address(SourceRecord left, SourceRecord right) =>
        Matcher.Read([left, right]).Explain(0, 1).Outcomes.Single(o => o.Comparison == "address").Level;
}
