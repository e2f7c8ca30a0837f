using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Import;

/// <summary>The XML of a storefront's customer list.</summary>
public sealed class CustomerListTests
{
    private const string Begin = """
        <?xml version="1.0" encoding="UTF-8"?>
        <customer-list xmlns="http://www.demandware.com/xml/impex/customerlist/2006-10-31" list-id="RefArch">
          <customers xmlns="http://www.demandware.com/xml/impex/customer/2006-10-31">
        """;

    private const string Ada = """
            <customer customer-no="00001">
              <credentials><login>ada</login><password encrypted="true">secret-hash</password><enabled-flag>true</enabled-flag></credentials>
              <profile>
                <first-name>Ada</first-name><last-name>Lovelace</last-name><email>ada@lovelace.example</email><phone-mobile>+44 20 7946 0001</phone-mobile>
                <birthday>1815-12-10Z</birthday><gender>2</gender><preferred-locale>en_GB</preferred-locale>
                <custom-attributes><custom-attribute attribute-id="tier">gold</custom-attribute></custom-attributes>
              </profile>
              <addresses>
                <address address-id="old"><address1>1 Old Street</address1><city>London</city><postal-code>E1</postal-code><country-code>gb</country-code></address>
                <address address-id="home" preferred="true"><address1>12 St James's Square</address1><city>London</city><postal-code>SW1Y</postal-code><country-code>GB</country-code></address>
              </addresses>
              <external-profiles><external-profile><provider-id>Google</provider-id><external-id>g-77</external-id></external-profile></external-profiles>
            </customer>
        """;

    private const string End = "\n  </customers>\n</customer-list>\n";

    private static readonly ImportOptions Options = new("shop", ImportFormat.CustomerXml) { BatchSize = 2 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_becomes_a_record_under_its_list()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var report = (await Run(node, Begin + Ada + End)).Value;

        (report.Records, report.Rejected).ShouldBe((1, 0));
        var profile = (await Party(node, "00001", "RefArch")).ShouldNotBeNull().Profile;
        (profile.GivenName, profile.FamilyName, profile.Sex, profile.Language).ShouldBe(("Ada", "Lovelace", "F", "en-GB"));
        profile.BirthDate.ShouldBe(new DateOnly(1815, 12, 10));
        profile.Addresses[0].Postcode.ShouldBe("SW1Y");
        profile.Addresses.Count.ShouldBe(2);
        profile.Extra["tier"].ShouldBe("gold");
        profile.Extra["external_Google"].ShouldBe("g-77");
        profile.Extra["login"].ShouldBe("ada");
        profile.Extra.Values.ShouldNotContain("secret-hash");
    }

    [Fact]
    public async Task A_deletion_in_the_list_deletes_and_the_scope_may_be_named()
    {
        await using var node = await MasterDataNode.CreateAsync();
        (await Run(node, Begin + Ada + End, Options with { Scope = "site" })).Value.Rejected.ShouldBe(0);

        var report = (await Run(node, Begin + """<customer customer-no="00001" mode="delete"/>""" + End, Options with { Scope = "site" })).Value;

        report.Decisions[IntakeDecision.Deleted].ShouldBe(1);
        (await Party(node, "00001", "site")).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_no_xml_ends_the_import_with_its_line_and_the_rest_can_follow()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var broken = Begin + Ada + "\n<customer customer-no=\"2\"><profile></customer>" + End;

        var refusal = (await Run(node, broken)).Refusal.ShouldNotBeNull();

        refusal.Reason.ShouldBe("FILE_MALFORMED");
        refusal.Message.ShouldContain(" 16:");
        (await Party(node, "00001", "RefArch")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><customer-list><customers><customer customer-no=\"&a;\"/></customers></customer-list>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><customer-list><customers><customer customer-no=\"&b;\"/></customers></customer-list>")]
    [InlineData("no xml at all")]
    public async Task Document_types_and_entities_are_not_read(string file)
    {
        await using var node = await MasterDataNode.CreateAsync();

        (await Run(node, file)).Refusal.ShouldNotBeNull().Reason.ShouldBe("FILE_MALFORMED");
    }

    [Fact]
    public async Task A_killed_import_goes_on_behind_its_last_batch()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var text = new StringBuilder(Begin);
        for (var i = 0; i < 9; i++)
            text.Append($"<customer customer-no=\"{i}\"><profile><last-name>Name{i}</last-name></profile></customer>\n");
        var file = text.Append(End).ToString();
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Should.ThrowAsync<OperationCanceledException>(() => node.InScope<BulkImport, Outcome<ImportReport>>(
            import => import.RunAsync(Stream(file), Options, Actor.Hub("tests"), null, new KillAfter(kill, 4), kill.Token)));

        var report = (await Run(node, file)).Value;

        report.ResumedAtRecord.ShouldBe(4);
        (report.Records, report.Decisions[IntakeDecision.Created]).ShouldBe((9, 9));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static Task<Outcome<ImportReport>> Run(MasterDataNode node, string text, ImportOptions? options = null) =>
        node.InScope<BulkImport, Outcome<ImportReport>>(import => import.RunAsync(Stream(text), options ?? Options, Actor.Hub("tests"), null, null, Cancellation));

    private static async Task<PartyView?> Party(MasterDataNode node, string key, string scope)
    {
        var found = await node.InScope<PartyDirectory, CrosswalkAnswer?>(directory => directory.LookupAsync(new SourceKey("shop", scope, key), ReadConsistency.Full, Cancellation));
        return found is null ? null : await node.Get(found.Party);
    }

    private sealed class KillAfter(CancellationTokenSource source, long records) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Records >= records)
                source.Cancel();
        }
    }
}
