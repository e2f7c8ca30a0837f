using IdentityHub.Matching.Model;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Scoring;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class NegativeEvidenceTests
{
    private static readonly RecordMatcher Matcher = new(new MatchModel());

    [Fact]
    public void The_same_person_with_an_address_and_a_telephone_links_without_training() =>
        Verdict(
            People.Person("1", "Grace", "Tillman", "1984-05-17", phone: "702-919-1300", house: "12", street: "Oak St", postcode: "62704"),
            People.Person("2", "Gracie", "Tillman", "1984-05-17", phone: "702-919-1300", house: "12", street: "Oak Street", postcode: "62704")).ShouldBe(PairVerdict.Link);

    [Fact]
    public void Husband_and_wife_who_share_address_and_telephone_stay_apart() =>
        Verdict(
            People.Person("1", "Grace", "Tillman", "1984-05-17", phone: "702-919-1300", house: "12", street: "Oak St", postcode: "62704", sex: "F"),
            People.Person("2", "Peter", "Tillman", "1981-11-02", phone: "702-919-1300", house: "12", street: "Oak St", postcode: "62704", sex: "M")).ShouldBe(PairVerdict.Apart);

    [Fact]
    public void Twins_of_different_sex_do_not_link() =>
        Verdict(
            People.Person("1", "Mark", "Kusha", "1997-09-28", house: "1304", street: "Poppy Hills Dr", postcode: "43004", sex: "M"),
            People.Person("2", "Elena", "Kusha", "1997-09-28", house: "1304", street: "Poppy Hills Dr", postcode: "43004", sex: "F")).ShouldNotBe(PairVerdict.Link);

    [Fact]
    public void Junior_and_senior_at_one_address_do_not_link() =>
        Verdict(
            People.Person("1", "David", "Dobbins", house: "1450", street: "City Rd", postcode: "23208", suffix: "Jr"),
            People.Person("2", "David", "Dobbins", house: "1450", street: "City Rd", postcode: "23208", suffix: "Sr")).ShouldNotBe(PairVerdict.Link);

    [Fact]
    public void A_common_name_alone_does_not_link() =>
        Verdict(People.Person("1", "Robert", "Smith"), People.Person("2", "Robert", "Smith")).ShouldNotBe(PairVerdict.Link);

    [Fact]
    public void A_common_name_weighs_less_than_a_rare_one()
    {
        var model = new MatchModel
        {
            Frequencies = new Dictionary<FrequencyKind, FrequencyTable>
            {
                [FrequencyKind.FamilyName] = new(1e-6, false, new Dictionary<string, double> { ["smith"] = 0.01 }, []),
            },
        };
        var set = new RecordMatcher(model).Read([People.Person("1", family: "Smith"), People.Person("2", family: "Smith"), People.Person("3", family: "Quux"), People.Person("4", family: "Quux")]);

        var common = set.Explain(0, 1).Outcomes[0].Weight;
        var rare = set.Explain(2, 3).Outcomes[0].Weight;

        (rare - common).ShouldBe(Math.Log2(0.01 / 1e-6), 0.01);
    }

    [Fact]
    public void A_generic_value_has_no_weight_and_no_key()
    {
        var model = new MatchModel
        {
            Frequencies = new Dictionary<FrequencyKind, FrequencyTable>
            {
                [FrequencyKind.Phone] = new(1e-6, true, new Dictionary<string, double>(), [Records.StableHash.Of("7029191300").ToString("x16")]),
            },
        };
        var set = new RecordMatcher(model).Read([People.Person("1", phone: "702-919-1300"), People.Person("2", phone: "702-919-1300")]);

        set.Explain(0, 1).Outcomes.Single().Level.ShouldBe("missing");
        set.KeysOf(0).ShouldBeEmpty();
    }

    private static PairVerdict Verdict(Records.SourceRecord left, Records.SourceRecord right) => Matcher.Read([left, right]).Score(0, 1).Verdict;
}
