using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Survivorship;

public sealed class SurvivorTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly SourceSystem Crm = new("crm", "CRM", 20);
    private static readonly SourceSystem Shop = new("shop", "Shop", 40);
    private static readonly SourceSystem Web = new("web", "Web", 60);

    [Theory]
    [InlineData(SurvivorshipRule.Trust, "Ada", "source-trust")]
    [InlineData(SurvivorshipRule.Recency, "Augusta", "most-recent")]
    [InlineData(SurvivorshipRule.Frequency, "Adi", "most-frequent")]
    [InlineData(SurvivorshipRule.Completeness, "Augusta", "most-complete")]
    public void The_first_rule_that_tells_values_apart_decides(SurvivorshipRule rule, string survives, string why)
    {
        var rules = Rules(AttributeGroups.Name, rule);
        var (profile, lineage) = Survive(rules,
            Named("crm", "1", "Ada", Monday), Named("shop", "1", "Adi", Monday.AddDays(1)), Named("shop", "2", "Adi", Monday.AddDays(1)), Named("web", "1", "Augusta", Monday.AddDays(2)));

        profile.GivenName.ShouldBe(survives);
        lineage.Single(one => one.Attribute == "given_name").Rule.ShouldBe(why);
    }

    [Fact]
    public void A_placeholder_survives_only_when_nothing_better_is_known()
    {
        var rules = Rules(AttributeGroups.Name, SurvivorshipRule.Validity, SurvivorshipRule.Trust);

        Survive(rules, Named("crm", "1", "unknown", Monday), Named("web", "1", "Ada", Monday)).Profile.GivenName.ShouldBe("Ada");
        Survive(rules, Named("crm", "1", "unknown", Monday)).Profile.GivenName.ShouldBe("unknown");
    }

    [Fact]
    public void The_master_speaks_first_a_copy_when_it_is_silent_and_who_has_no_authority_never()
    {
        var crm = Crm with { Authorities = new Dictionary<string, Authority> { [AttributeGroups.Language] = Authority.None } };
        var shop = Shop with { Authorities = new Dictionary<string, Authority> { [AttributeGroups.Language] = Authority.CertifiedCopy } };
        var web = Web with { Authorities = new Dictionary<string, Authority> { [AttributeGroups.Language] = Authority.Master } };

        string? Language(params RecordState[] records) => Survive(SurvivorshipRules.Default, [crm, shop, web], records).Profile.Language;

        Language(Speaking("crm", "fr"), Speaking("shop", "de"), Speaking("web", "en")).ShouldBe("en");
        Language(Speaking("crm", "fr"), Speaking("shop", "de")).ShouldBe("de");
        Language(Speaking("crm", "fr")).ShouldBeNull();
    }

    [Fact]
    public void A_stewards_choice_comes_before_everything_and_the_latest_choice_before_an_earlier_one()
    {
        var pinned = Named("web", "1", "Augusta", Monday) with { Pinned = new Dictionary<string, long> { [AttributeGroups.Name] = 1 } };
        var later = Named("shop", "1", "Adi", Monday) with { Pinned = new Dictionary<string, long> { [AttributeGroups.Name] = 2 } };

        var (profile, lineage) = Survive(SurvivorshipRules.Default, Named("crm", "1", "Ada", Monday), pinned);
        profile.GivenName.ShouldBe("Augusta");
        lineage.Single(one => one.Attribute == "given_name").Rule.ShouldBe("pin");
        Survive(SurvivorshipRules.Default, pinned, later).Profile.GivenName.ShouldBe("Adi");
    }

    [Fact]
    public void An_address_survives_whole_the_most_complete_first_and_every_one_is_kept()
    {
        var half = new PostalAddressValue { Line1 = "1 Main Street", City = "Springfield" };
        var whole = new PostalAddressValue { Line1 = "9 Elm Street", City = "Shelbyville", Postcode = "12345", Country = "US" };

        var (profile, _) = Survive(Rules(AttributeGroups.Address, SurvivorshipRule.Completeness), Living("crm", half), Living("web", whole));

        profile.Addresses.ShouldBe([whole, half]);
    }

    [Fact]
    public void An_address_that_any_record_proves_is_proven_whichever_spelling_survives()
    {
        var rules = Rules(AttributeGroups.Email, SurvivorshipRule.Trust);
        var (profile, _) = Survive(rules, Writing("crm", new EmailAddressValue("Ada@Lovelace.example")), Writing("web", new EmailAddressValue("ada@lovelace.example", true)));

        profile.Emails.ShouldBe([new EmailAddressValue("Ada@Lovelace.example", true)]);
    }

    [Fact]
    public void The_order_of_the_records_never_matters()
    {
        RecordState[] records = [Named("crm", "1", "Ada", Monday), Named("crm", "2", "Adi", Monday), Named("shop", "1", "Augusta", Monday), Speaking("web", "en"), Speaking("shop", "de")];
        var expected = KeptForm.Write(Survive(SurvivorshipRules.Default, records).Profile);
        for (var seed = 0; seed < 50; seed++)
        {
            new Random(seed).Shuffle(records);
            KeptForm.Write(Survive(SurvivorshipRules.Default, records).Profile).ShouldBe(expected);
        }
    }

    private static SurvivorshipRules Rules(string group, params SurvivorshipRule[] chain) => new(new Dictionary<string, IReadOnlyList<SurvivorshipRule>> { [group] = chain });

    private static (GoldenProfile Profile, List<SurvivedAttribute> Lineage) Survive(SurvivorshipRules rules, params RecordState[] records) => Survive(rules, [Crm, Shop, Web], records);

    private static (GoldenProfile Profile, List<SurvivedAttribute> Lineage) Survive(SurvivorshipRules rules, SourceSystem[] systems, RecordState[] records)
    {
        var lineage = new List<SurvivedAttribute>();
        var (profile, _) = new Survivor(new SourceCatalog(systems.ToDictionary(system => system.Code), rules)).Survive(records, lineage);
        return (profile, lineage);
    }

    private static RecordState Named(string system, string key, string given, DateTimeOffset at) => Record(system, key, new SourceRecordContent { GivenName = given }, at);

    private static RecordState Speaking(string system, string language) => Record(system, "1", new SourceRecordContent { Language = language }, Monday);

    private static RecordState Living(string system, PostalAddressValue address) => Record(system, "1", new SourceRecordContent { Addresses = [address] }, Monday);

    private static RecordState Writing(string system, EmailAddressValue email) => Record(system, "1", new SourceRecordContent { Emails = [email] }, Monday);

    private static RecordState Record(string system, string key, SourceRecordContent content, DateTimeOffset at) => new()
    {
        Id = new SourceRecordId(Guid.CreateVersion7()),
        Key = new SourceKey(system, key),
        Content = content,
        ContentHash = Guid.NewGuid(),
        Kind = PartyKind.Person,
        SourceTime = at,
        ChangedAt = at,
    };
}
