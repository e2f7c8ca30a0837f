using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Relationships;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Relationships;

public sealed class PartyRelationshipsTests
{
    private static readonly Actor Steward = Actor.Account(new AccountId(Guid.Parse("01890000-0000-7000-8000-000000000001")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_a_contact_of_many_accounts_and_of_one_first()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, acme, initech) = (await Person(node, "1", "Ada"), await Organisation(node, "Acme"), await Organisation(node, "Initech"));

        (await Relate(node, RelationshipKind.ContactOf, ada, acme, "buyer")).Primary.ShouldBeTrue();
        (await Relate(node, RelationshipKind.ContactOf, ada, initech)).Primary.ShouldBeFalse();
        Primary(await List(node, ada)).ShouldBe(acme);

        await Relate(node, new RelationshipOrder(RelationshipKind.ContactOf, ada, initech, ["owner"], Primary: true));

        var now = await List(node, ada);
        now.Count.ShouldBe(2);
        Primary(now).ShouldBe(initech);
        now.Single(one => one.To.Party == acme).Roles.ShouldBe(["buyer"]);
    }

    [Fact]
    public async Task Saying_the_same_again_changes_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, acme) = (await Person(node, "1", "Ada"), await Organisation(node, "Acme"));

        var first = await Relate(node, RelationshipKind.ContactOf, ada, acme, "buyer");
        var again = await Relate(node, RelationshipKind.ContactOf, ada, acme, "buyer");

        (again.Id, again.Revision).ShouldBe((first.Id, 1));
    }

    [Fact]
    public async Task When_the_first_account_ends_the_oldest_other_comes_first()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, acme, initech) = (await Person(node, "1", "Ada"), await Organisation(node, "Acme"), await Organisation(node, "Initech"));
        var first = await Relate(node, RelationshipKind.ContactOf, ada, acme);
        await Relate(node, RelationshipKind.ContactOf, ada, initech);

        var ended = await End(node, first.Id);

        ended.EndedAt.ShouldNotBeNull();
        Primary(await List(node, ada)).ShouldBe(initech);
        (await List(node, ada, new RelationshipQuestion([], IncludeEnded: true))).Count.ShouldBe(2);
        (await End(node, first.Id)).Revision.ShouldBe(ended.Revision);
    }

    [Fact]
    public async Task A_relationship_follows_its_party_through_merge_and_unmerge()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, grace) = (await Person(node, "1", "Ada"), await Person(node, "2", "Grace"));
        var (acme, initech) = (await Organisation(node, "Acme"), await Organisation(node, "Initech"));
        await Relate(node, RelationshipKind.ContactOf, ada, acme);
        await Relate(node, RelationshipKind.ContactOf, grace, initech);

        var merge = await node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(ada, grace, ada, null, null, "same", false), Steward, null, Cancellation));
        var together = await List(node, grace);
        together.Select(one => one.To.Party).ShouldBe([initech, acme]);
        together.Count(one => one.Primary).ShouldBe(1);
        (await List(node, acme, new RelationshipQuestion([], RelationshipSide.To))).Single().From.Party.ShouldBe(ada);

        await node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(merger => merger.UnmergeAsync(new UnmergeOrder(merge.Value.Merge!.Value, null, "not the same", false), Steward, null, Cancellation));
        (await List(node, ada)).Single().To.Party.ShouldBe(acme);
        (await List(node, grace)).Single().To.Party.ShouldBe(initech);
        Primary(await List(node, grace)).ShouldBe(initech);
    }

    [Fact]
    public async Task Accounts_form_a_tree()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (group, branch, shop) = (await Organisation(node, "Group"), await Organisation(node, "Branch"), await Organisation(node, "Shop"));
        await Relate(node, RelationshipKind.ChildOf, branch, group);
        await Relate(node, RelationshipKind.ChildOf, shop, branch);

        Reason(await Try(node, RelationshipKind.ChildOf, group, shop)).ShouldBe("HIERARCHY_CYCLE");

        // A new parent takes the place of the old one.
        await Relate(node, RelationshipKind.ChildOf, shop, group);
        (await List(node, shop)).Single().To.Party.ShouldBe(group);
        (await List(node, group, new RelationshipQuestion([], RelationshipSide.To))).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Many_at_once_on_two_nodes_close_no_circle_and_leave_one_first(DatabaseProvider provider)
    {
        await using var node = await MasterDataNode.CreateAsync(provider);
        await using var second = MasterDataNode.On(node.Database);
        MasterDataNode[] nodes = [node, second];
        var accounts = new List<GlobalPartyId>();
        for (var i = 0; i < 5; i++)
            accounts.Add(await Organisation(node, $"Account {i}"));
        var ada = await Person(node, "1", "Ada");

        var circle = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => Try(nodes[i % 2], RelationshipKind.ChildOf, accounts[i], accounts[(i + 1) % 5])));
        var contacts = await Task.WhenAll(Enumerable.Range(0, 5).Select(i =>
            nodes[i % 2].InScope<PartyRelationships, Outcome<Relationship>>(all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, ada, accounts[i], [], Primary: true), Steward, Cancellation))));

        circle.Count(outcome => Reason(outcome) == "HIERARCHY_CYCLE").ShouldBe(1);
        contacts.ShouldAllBe(outcome => outcome.Refusal == null);
        var now = await List(node, ada);
        now.Count.ShouldBe(5);
        now.Count(one => one.Primary).ShouldBe(1);
    }

    [Fact]
    public async Task Everybody_in_a_large_account_is_listed_once_page_by_page()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var acme = await Organisation(node, "Acme");
        var people = (await node.PutAll(Enumerable.Range(0, 60).Select(i => new SourceRecordUpsert(new SourceKey("web", $"p{i}"), new SourceRecordContent { GivenName = $"Person {i}" }))))
            .Select(outcome => outcome.Value.Party).ToList();
        foreach (var person in people)
            await Relate(node, RelationshipKind.ContactOf, person, acme);

        var listed = new List<GlobalPartyId>();
        string? token = null;
        do
        {
            var page = await node.InScope<PartyRelationships, Page<Relationship>?>(
                all => all.ListAsync(acme, new RelationshipQuestion([RelationshipKind.ContactOf], RelationshipSide.To), new PageRequest(7, token), Cancellation));
            listed.AddRange(page!.Items.Select(one => one.From.Party));
            token = page.NextToken;
        }
        while (token is not null);

        listed.ShouldBe(people.AsEnumerable().Reverse());
    }

    [Fact]
    public async Task Kinds_that_do_not_fit_and_unknown_parties_are_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var (ada, acme) = (await Person(node, "1", "Ada"), await Organisation(node, "Acme"));

        Reason(await Try(node, RelationshipKind.ContactOf, acme, ada)).ShouldBe("RELATIONSHIP_KIND_MISMATCH");
        Reason(await Try(node, RelationshipKind.MemberOf, ada, acme)).ShouldBe("RELATIONSHIP_KIND_MISMATCH");
        Reason(await Try(node, RelationshipKind.ContactOf, ada, ada)).ShouldBe("SAME_PARTY");
        Reason(await Try(node, RelationshipKind.ContactOf, ada, new GlobalPartyId(Guid.CreateVersion7()))).ShouldBe("PARTY_NOT_FOUND");
        Reason(await node.InScope<PartyRelationships, Outcome<Relationship>>(
            all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, ada, new SourceKey("crm", "nobody"), []), Steward, Cancellation))).ShouldBe("SOURCE_KEY_NOT_FOUND");
        Reason(await node.InScope<PartyRelationships, Outcome<Relationship>>(
            all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, ada, acme, ["a", "a"]), Steward, Cancellation))).ShouldBe("INVALID_ARGUMENT");
        Reason(await node.InScope<PartyRelationships, Outcome<Relationship>>(
            all => all.RelateAsync(new RelationshipOrder(RelationshipKind.ContactOf, ada, acme, [], Etag: "7"), Steward, Cancellation))).ShouldBe("ETAG_STALE");
    }

    [Fact]
    public async Task A_hundred_thousand_contacts_of_one_account_are_read_page_by_page_along_an_index()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var acme = await Organisation(node, "Acme");
        var people = await node.PutAll(Enumerable.Range(0, 100).Select(i => new SourceRecordUpsert(new SourceKey("web", $"p{i}"), new SourceRecordContent { GivenName = $"Person {i}" })));
        foreach (var person in people)
            await Relate(node, RelationshipKind.ContactOf, person.Value.Party, acme);
        await node.InScope<HubDbContext, int>(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE relationship SET is_primary = 0", Cancellation);
            return await db.Database.ExecuteSqlRawAsync(
                """
                INSERT INTO relationship (id, kind, from_record_id, to_record_id, roles, is_primary, started_at, changed_at, ended_at, revision)
                SELECT randomblob(16), r.kind, r.from_record_id, r.to_record_id, r.roles, 0, r.started_at, r.changed_at, NULL, 1 FROM relationship r,
                (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999) SELECT i FROM n)
                """, Cancellation);
        });
        var question = new RelationshipQuestion([RelationshipKind.ContactOf], RelationshipSide.To);
        Task<Page<Relationship>?> Read(string? token) => node.InScope<PartyRelationships, Page<Relationship>?>(all => all.ListAsync(acme, question, new PageRequest(100, token), Cancellation));

        var clock = System.Diagnostics.Stopwatch.StartNew();
        (await Read(null))!.Items.Count.ShouldBe(100);
        var first = clock.Elapsed;
        clock.Restart();
        (await Read(PageToken.Write(50_000)))!.Items.Count.ShouldBe(100);
        TestContext.Current.TestOutputHelper?.WriteLine($"first page {first.TotalMilliseconds:0.0} ms, page 500 {clock.Elapsed.TotalMilliseconds:0.0} ms");

        var plan = await node.InScope<HubDbContext, List<string>>(db => db.Database.SqlQueryRaw<string>(
            """
            SELECT group_concat(name) AS "Value" FROM pragma_index_info((SELECT name FROM pragma_index_list('relationship') WHERE name LIKE '%to_record%'))
            """).ToListAsync(Cancellation));
        plan.ShouldBe(["to_record_id,seq"]);
    }

    private static async Task<GlobalPartyId> Person(MasterDataNode node, string key, string given) =>
        (await node.Put("crm", key, new SourceRecordContent { GivenName = given, FamilyName = $"Of {key}" })).Party;

    private static async Task<GlobalPartyId> Organisation(MasterDataNode node, string name) =>
        (await node.Put(new SourceRecordUpsert(new SourceKey("crm", name), new SourceRecordContent { OrganisationName = name }, PartyKind: PartyKind.Organisation))).Party;

    private static Task<Outcome<Relationship>> Try(MasterDataNode node, RelationshipKind kind, GlobalPartyId from, GlobalPartyId to) =>
        node.InScope<PartyRelationships, Outcome<Relationship>>(all => all.RelateAsync(new RelationshipOrder(kind, from, to, []), Steward, Cancellation));

    private static async Task<Relationship> Relate(MasterDataNode node, RelationshipOrder order) =>
        (await node.InScope<PartyRelationships, Outcome<Relationship>>(all => all.RelateAsync(order, Steward, Cancellation))).Value;

    private static Task<Relationship> Relate(MasterDataNode node, RelationshipKind kind, GlobalPartyId from, GlobalPartyId to, params string[] roles) =>
        Relate(node, new RelationshipOrder(kind, from, to, roles));

    private static async Task<Relationship> End(MasterDataNode node, RelationshipId id) =>
        (await node.InScope<PartyRelationships, Outcome<Relationship>>(all => all.EndAsync(id, "", Steward, Cancellation))).Value;

    private static async Task<IReadOnlyList<Relationship>> List(MasterDataNode node, GlobalPartyId party, RelationshipQuestion? question = null) =>
        (await node.InScope<PartyRelationships, Page<Relationship>?>(all => all.ListAsync(party, question ?? new RelationshipQuestion([]), new PageRequest(), Cancellation))).ShouldNotBeNull().Items;

    private static GlobalPartyId Primary(IReadOnlyList<Relationship> relationships) => relationships.Single(one => one.Primary).To.Party;

    private static string? Reason(Outcome<Relationship> outcome) => outcome.Refusal?.Reason;
}
