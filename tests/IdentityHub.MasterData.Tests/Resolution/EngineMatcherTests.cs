using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Resolution;

public sealed class EngineMatcherTests
{
    private readonly EngineMatcher matcher = new(ShippedModel.Instance);

    [Theory]
    [InlineData("crm", false, "shop", false, "email")] // both systems vouch for their contact points
    [InlineData("crm", false, "web", true, "email")] // the record itself is verified
    [InlineData("crm", false, "web", false, "score")] // unproven: the evidence counts, but never towards an account
    [InlineData("crm", false, "hub", true, "email")] // the account has verified it
    [InlineData("crm", false, "hub", false, "score")]
    [InlineData("hub", true, "hub", false, "score")]
    public void A_shared_email_is_a_rule_only_where_it_is_proven(string left, bool leftVerified, string right, bool rightVerified, string rule)
    {
        var stage = matcher.Stage([Features(left, People.Ada(verified: leftVerified)), Features(right, People.Ada(verified: rightVerified))]);

        stage.Judge(0, 1).Rule.ShouldBe(rule);
        stage.Judge(0, 1).Class.ShouldBe(rule == "email" ? PairClass.Certain : PairClass.Scored);
        stage.Judge(1, 0).ShouldBe(stage.Judge(0, 1));
    }

    [Theory]
    [InlineData("Grace", "Hopper", true)]
    [InlineData("G.", "Hopper", true)]
    [InlineData("GRÁCE", "hopper", true)]
    [InlineData("Vincent", "Hopper", false)]
    [InlineData("Grace", "Murray", false)]
    [InlineData(null, "Hopper", false)]
    public void A_shared_proven_phone_is_a_rule_with_the_name_only(string? given, string family, bool linked) => Judge(
        Features("crm", People.Grace(email: null, phone: "+44 20 7946 0001")),
        Features("shop", new SourceRecordContent { GivenName = given, FamilyName = family, Phones = [new PhoneNumberValue("0044 (0)20 7946-0001")] }))
        .Class.ShouldBe(linked ? PairClass.Certain : Judge(
            Features("web", People.Grace(email: null, phone: "+44 20 7946 0001")),
            Features("web", new SourceRecordContent { GivenName = given, FamilyName = family, Phones = [new PhoneNumberValue("+442079460001")] })).Class);

    [Fact]
    public void Father_and_son_of_one_name_and_phone_are_linked_by_no_rule() =>
        Judge(
            Features("crm", People.Grace(null, "+44 20 7946 0001") with { BirthDate = new DateOnly(1950, 3, 2) }),
            Features("shop", People.Grace(null, "+44 20 7946 0001") with { BirthDate = new DateOnly(1981, 11, 24) })).Class.ShouldNotBe(PairClass.Certain);

    [Fact]
    public void A_family_mailbox_is_no_evidence_when_names_and_birth_dates_differ() =>
        Judge(
            Features("crm", People.Ada("family@people.example")),
            Features("shop", People.Grace("family@people.example") with { BirthDate = new DateOnly(1906, 12, 9) })).Class.ShouldBe(PairClass.Apart);

    [Fact]
    public void An_identifier_of_one_system_meets_the_key_of_another()
    {
        var stage = matcher.Stage(
        [
            Features("loyalty", new SourceRecordContent { GivenName = "Ada" }, "L-77"),
            Features("service", new SourceRecordContent { Extra = new Dictionary<string, string> { ["loyalty_number"] = "L-77" } }),
        ]);

        stage.Judge(0, 1).Rule.ShouldBe("external-key");
        stage.KeysOf(0).Intersect(stage.KeysOf(1)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Keys_and_judgements_do_not_depend_on_who_is_read_along()
    {
        var ada = Features("crm", People.Ada() with { Addresses = [new PostalAddressValue { Line1 = "12 Dorset Street", Postcode = "W1U 6QW", City = "London" }] });
        var other = Features("web", People.Ada("a.lovelace@work.example") with { MiddleName = "Augusta" });
        var stranger = Features("shop", People.Grace(phone: "+44 20 7946 0001") with { Addresses = [new PostalAddressValue { House = "3", Line1 = "Mill Lane", Line2 = "Flat 4" }], Sex = "f" });

        var alone = matcher.Stage([ada]);
        var two = matcher.Stage([ada, other]);
        var three = matcher.Stage([stranger, other, ada]);

        two.KeysOf(0).ShouldBe(alone.KeysOf(0));
        three.KeysOf(2).ShouldBe(alone.KeysOf(0));
        three.Judge(2, 1).ShouldBe(two.Judge(0, 1));
    }

    [Fact]
    public void Somebody_else_under_one_key_contradicts()
    {
        var stage = matcher.Stage([Features("crm", People.Ada()), Features("crm", People.Grace() with { BirthDate = new DateOnly(1906, 12, 9) }), Features("crm", People.Ada() with { FamilyName = "Byron" })]);

        stage.Contradict(0, 1).ShouldBeTrue();
        stage.Contradict(0, 2).ShouldBeFalse("people marry");
    }

    [Theory]
    [InlineData("test@example.org")]
    [InlineData("noreply@shop.example")]
    public void Placeholders_are_no_evidence(string email) => Keys(new SourceRecordContent { Emails = [new EmailAddressValue(email)] }).ShouldBeEmpty();

    [Theory]
    [InlineData("0000000")]
    [InlineData("123456789")]
    public void Placeholder_numbers_are_no_evidence(string phone) => Keys(new SourceRecordContent { Phones = [new PhoneNumberValue(phone)] }).ShouldBeEmpty();

    [Fact]
    public void What_is_typed_into_the_hubs_own_forms_proves_no_identifier() =>
        Features("hub", People.Ada() with { NationalId = "QQ123456C" }).Identifiers.ShouldBeEmpty();

    private PairJudgement Judge(MatchFeatures one, MatchFeatures other) => matcher.Stage([one, other]).Judge(0, 1);

    private IReadOnlyList<long> Keys(SourceRecordContent content) => matcher.Stage([Features("crm", content)]).KeysOf(0);

    private MatchFeatures Features(string system, SourceRecordContent content, string key = "1") => matcher.Prepare(
        new SourceKey(system, key), content, PartyKind.Person, MasterDataNode.Systems.FirstOrDefault(known => known.Code == system) ?? new SourceSystem(system, system, 50));
}
