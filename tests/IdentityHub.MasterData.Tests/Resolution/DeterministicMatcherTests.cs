using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Resolution;

public sealed class DeterministicMatcherTests
{
    private readonly DeterministicMatcher matcher = new();

    [Theory]
    [InlineData("crm", false, "shop", false, "email")] // both systems vouch for their contact points
    [InlineData("crm", false, "web", true, "email")] // the record itself is verified
    [InlineData("crm", false, "web", false, "email-name")] // unproven, but the name agrees and nobody holds an account
    [InlineData("crm", false, "hub", true, "email")] // the account has verified it
    [InlineData("crm", false, "hub", false, null)] // whoever registers with somebody's address gets nothing of theirs
    [InlineData("web", false, "hub", true, null)] // an unproven record doesn't reach an account either
    [InlineData("hub", true, "hub", false, null)]
    public void A_shared_email_links_as_far_as_it_is_proven(string left, bool leftVerified, string right, bool rightVerified, string? rule)
    {
        var one = Features(left, People.Ada(verified: leftVerified));
        var other = Features(right, People.Ada(verified: rightVerified));

        matcher.Judge(one, other)?.Rule.ShouldBe(rule);
        matcher.Judge(one, other).ShouldBe(matcher.Judge(other, one));
        (matcher.Judge(one, other) is null).ShouldBe(rule is null);
    }

    [Theory]
    [InlineData("Grace", "Hopper", true)]
    [InlineData("G.", "Hopper", true)]
    [InlineData("GRÁCE", "hopper", true)]
    [InlineData("Vincent", "Hopper", false)]
    [InlineData("Grace", "Murray", false)]
    [InlineData(null, "Hopper", false)]
    public void A_shared_phone_links_with_the_name_only(string? given, string family, bool linked)
    {
        var one = Features("crm", People.Grace(email: null, phone: "+1 212 555 0100"));
        var other = Features("shop", new SourceRecordContent { GivenName = given, FamilyName = family, Phones = [new PhoneNumberValue("+1 (212) 555-0100")] });

        (matcher.Judge(one, other) is not null).ShouldBe(linked);
    }

    [Fact]
    public void Father_and_son_of_one_name_and_phone_are_two() =>
        matcher.Judge(
            Features("crm", People.Grace(null, "+1 212 555 0100") with { BirthDate = new DateOnly(1950, 3, 2) }),
            Features("shop", People.Grace(null, "+1 212 555 0100") with { BirthDate = new DateOnly(1980, 3, 2) })).ShouldBeNull();

    [Fact]
    public void A_family_mailbox_is_no_evidence_when_names_and_birth_dates_differ() =>
        matcher.Judge(
            Features("crm", People.Ada("family@example.org")),
            Features("shop", People.Grace("family@example.org") with { BirthDate = new DateOnly(1906, 12, 9) })).ShouldBeNull();

    [Fact]
    public void An_identifier_of_one_system_meets_the_key_of_another() =>
        matcher.Judge(
            Features("loyalty", new SourceRecordContent { GivenName = "Ada" }, "L-77"),
            Features("service", new SourceRecordContent { Extra = new Dictionary<string, string> { ["loyalty_number"] = "L-77" } }))!.Value.Rule.ShouldBe("external-key");

    [Theory]
    [InlineData("test@example.org")]
    [InlineData("noreply@shop.example")]
    public void Placeholders_are_no_evidence(string email) => Features("crm", new SourceRecordContent { Emails = [new EmailAddressValue(email)] }).Keys.ShouldBeEmpty();

    [Theory]
    [InlineData("0000000")]
    [InlineData("123456789")]
    [InlineData("12345")]
    public void Placeholder_numbers_are_no_evidence(string phone) => Features("crm", People.Grace(null, phone)).Keys.ShouldBeEmpty();

    [Fact]
    public void What_is_typed_into_the_hubs_own_forms_proves_no_identifier() =>
        Features("hub", People.Ada() with { NationalId = "QQ123456C" }).Identifiers.ShouldBeEmpty();

    private MatchFeatures Features(string system, SourceRecordContent content, string key = "1") => matcher.Prepare(
        new SourceKey(system, key), content, PartyKind.Person, MasterDataNode.Systems.FirstOrDefault(known => known.Code == system) ?? new SourceSystem(system, system, 50));
}
