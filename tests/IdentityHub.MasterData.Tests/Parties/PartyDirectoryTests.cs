using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.Storage;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Parties;

public sealed class PartyDirectoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task People_are_found_by_any_of_their_words_by_prefix_and_by_sound(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        var ada = (await node.Put("crm", "C-100", People.Ada() with { Addresses = [new PostalAddressValue { City = "London", Postcode = "SW1Y 4JH" }] })).Party;
        await node.Put("crm", "C-200", People.Grace(phone: "+1 212 555 0100"));

        foreach (var text in (string[])["lovelace", "LOVE", "ada lovel", "ada@lovelace.example", "c-100", "SW1Y4JH", "london ada", ada.ToString(), "Lovelaice"])
            (await Search(node, text)).Items.Select(party => party.Id).ShouldBe([ada], text);
        (await Search(node, "+1 212 555 0100")).Items.Single().Profile.GivenName.ShouldBe("Grace");
        (await Search(node, "ada hopper")).Items.ShouldBeEmpty();
        (await Search(node, " . ")).Items.ShouldBeEmpty();
        (await Search(node, "' OR 1=1 --")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Search_is_paged_without_gap_or_repeat()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.PutAll(Enumerable.Range(0, 7).Select(i => new SourceRecordUpsert(new SourceKey("crm", $"{i}"), new SourceRecordContent { FamilyName = "Hopper" })));

        var found = new List<GlobalPartyId>();
        string? token = null;
        do
        {
            var page = await Search(node, "hopper", new PageRequest(3, token));
            found.AddRange(page.Items.Select(party => party.Id));
            token = page.NextToken;
        }
        while (token is not null);

        found.Distinct().Count().ShouldBe(7);
        found.Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_key_leads_to_the_surviving_party_and_says_which_ids_redirect_to_it()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.Put("crm", "1", People.Ada("one@ada.example") with { BirthDate = null });
        var second = await node.Put("crm", "2", People.Ada("two@ada.example") with { BirthDate = null });
        var bridge = await node.Put("shop", "3", People.Ada() with { Emails = [new EmailAddressValue("one@ada.example"), new EmailAddressValue("two@ada.example")] });

        var answers = await node.InScope<PartyDirectory, IReadOnlyList<CrosswalkAnswer?>>(directory =>
            directory.LookupManyAsync([new SourceKey("crm", "2"), new SourceKey("crm", "nobody"), new SourceKey("CRM", "2")], ReadConsistency.Full, Cancellation));

        answers[0]!.Party.ShouldBe(bridge.Party);
        answers[0]!.Redirects.ShouldBe([second.Party]);
        answers[1].ShouldBeNull();
        answers[2].ShouldBeNull();
    }

    [Fact]
    public async Task Lineage_names_record_and_rule_of_every_attribute()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var crm = await node.Put("crm", "1", People.Ada());
        var shop = await node.Put("shop", "2", People.Ada() with { GivenName = "A.", MiddleName = "Augusta" });
        shop.Party.ShouldBe(crm.Party);

        var lineage = (await node.InScope<PartyDirectory, IReadOnlyList<AttributeLineage>?>(
            directory => directory.LineageAsync(crm.Party, ReadConsistency.Full, Cancellation))).ShouldNotBeNull();

        lineage.Single(line => line.Attribute == "given_name").ShouldBe(new AttributeLineage("given_name", "Ada", crm.Key, crm.Record, "source-trust"));
        lineage.Single(line => line.Attribute == "middle_name").ShouldBe(new AttributeLineage("middle_name", "Augusta", shop.Key, shop.Record, "only-value"));
        lineage.Single(line => line.Attribute == "emails[0]").Record.ShouldBe(crm.Record);
    }

    [Fact]
    public async Task The_crosswalk_lists_every_key_in_pages()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada());
        await node.Put("shop", "2", People.Ada());
        await node.Put("shop", "3", People.Ada());

        var page = (await Crosswalk(node, first.Party, new PageRequest(2))).ShouldNotBeNull();
        var rest = (await Crosswalk(node, first.Party, new PageRequest(2, page.NextToken))).ShouldNotBeNull();

        page.Items.Concat(rest.Items).Select(entry => entry.Key.Key).ShouldBe(["1", "2", "3"]);
        rest.NextToken.ShouldBeNull();
        (await Crosswalk(node, TypeId.New<GlobalPartyId>(TimeProvider.System), new PageRequest())).ShouldBeNull();
    }

    private static Task<Page<CrosswalkEntry>?> Crosswalk(MasterDataNode node, GlobalPartyId party, PageRequest page) =>
        node.InScope<PartyDirectory, Page<CrosswalkEntry>?>(directory => directory.CrosswalkAsync(party, page, Cancellation));

    private static Task<Page<PartyView>> Search(MasterDataNode node, string text, PageRequest? page = null) =>
        node.InScope<PartyDirectory, Page<PartyView>>(directory => directory.SearchAsync(text, page ?? new PageRequest(), Cancellation));
}
