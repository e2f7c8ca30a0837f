using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Records;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Records;

public sealed class RecordRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, SourceRecordContent> BadContents => new()
    {
        { "attributes.name.given", new SourceRecordContent { GivenName = "bell\a" } },
        { "attributes.name.family", new SourceRecordContent { FamilyName = "half \uD83D" } },
        { "attributes.name.middle", new SourceRecordContent { MiddleName = new string('m', 201) } },
        { "attributes.birth_date", new SourceRecordContent { BirthDate = new DateOnly(2030, 1, 2) } },
        { "attributes.birth_date", new SourceRecordContent { BirthDate = new DateOnly(1700, 1, 2) } },
        { "attributes.emails[0].value", new SourceRecordContent { Emails = [new EmailAddressValue("nobody")] } },
        { "attributes.emails[1].value", new SourceRecordContent { Emails = [new EmailAddressValue("a@b.example"), new EmailAddressValue("")] } },
        { "attributes.emails", new SourceRecordContent { Emails = [.. Enumerable.Range(0, 21).Select(i => new EmailAddressValue($"{i}@b.example"))] } },
        { "attributes.phones[0].value", new SourceRecordContent { Phones = [new PhoneNumberValue("call me")] } },
        { "attributes.addresses[0].city", new SourceRecordContent { Addresses = [new PostalAddressValue { City = "line\nend" }] } },
        { "attributes.extra[0]", new SourceRecordContent { Extra = new Dictionary<string, string> { ["bad name"] = "x" } } },
        { "attributes.extra.note", new SourceRecordContent { Extra = new Dictionary<string, string> { ["note"] = new string('x', 1001) } } },
        { "attributes.extra", new SourceRecordContent { Extra = Enumerable.Range(0, 51).ToDictionary(i => $"k{i}", i => "v") } },
    };

    [Theory]
    [MemberData(nameof(BadContents))]
    public void Bad_content_is_named_by_field(string field, SourceRecordContent content) =>
        RecordRules.Check(new SourceRecordUpsert(new SourceKey("crm", "1"), content), Now).Select(violation => violation.Field).ShouldBe([field]);

    [Theory]
    [InlineData("", "", "1", "key.system")]
    [InlineData("crm", "", "", "key.key")]
    [InlineData("crm", "tab\t", "1", "key.scope")]
    [InlineData("crm", "", "line\n", "key.key")]
    public void A_bad_key_is_named_by_field(string system, string scope, string key, string field) =>
        RecordRules.Check(new SourceKey(system, scope, key)).Select(violation => violation.Field).ShouldBe([field]);

    [Fact]
    public void Stamps_from_the_future_and_negative_versions_are_refused() =>
        RecordRules.Check(new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada(), Now.AddDays(2), -1), Now)
            .Select(violation => violation.Field).ShouldBe(["source_time", "source_version"]);

    [Fact]
    public void Violations_never_repeat_the_value()
    {
        var violations = RecordRules.Check(new SourceRecordUpsert(new SourceKey("crm", "1"), new SourceRecordContent { GivenName = "s3cret\u0001", Emails = [new EmailAddressValue("s3cret")] }), Now);

        violations.Count.ShouldBe(2);
        violations.ShouldAllBe(violation => !violation.Description.Contains("s3cret"));
    }

    [Fact]
    public void A_good_record_has_no_violation() => RecordRules.Check(new SourceRecordUpsert(new SourceKey("crm", "eu", "1"), People.Ada(), Now, 7), Now).ShouldBeEmpty();
}
