using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

/// <summary>Answers before anything is written.</summary>
public sealed class PartyResolverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_duplicate_is_found_at_capture_and_nothing_is_written()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var known = await node.Put("crm", "1", People.Ada());

        var answer = (await Resolve(node, new ResolveQuery(People.Ada() with { GivenName = "Adah" }, "web"))).Value;

        answer.IsDuplicate.ShouldBeTrue();
        answer.Party.ShouldBe(known.Party);
        var candidate = answer.Candidates.ShouldHaveSingleItem();
        candidate.Party.Id.ShouldBe(known.Party);
        candidate.Explanation.Verdict.ShouldBe(MatchVerdict.Link);
        candidate.Explanation.Contributions.ShouldContain(line => line.Comparison == "given name" && line.Left == "adah" && line.Right == "ada");
        (await node.Get(known.Party)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Resolving_says_what_writing_then_does()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.Put("crm", "1", People.Ada());
        await node.Put("hub", "acc_1", People.Grace());
        foreach (var content in (SourceRecordContent[])[People.Ada(), People.Grace(), People.Grace("someone@else.example"), People.Ada() with { GivenName = null, FamilyName = null, BirthDate = null }, new SourceRecordContent()])
        {
            var before = (await Resolve(node, new ResolveQuery(content, "web"))).Value.Party;
            var receipt = await node.Put("web", Guid.NewGuid().ToString("N"), content);

            if (before is null)
                receipt.Decision.ShouldBe(IdentityHub.MasterData.Intake.IntakeDecision.Created);
            else
                receipt.Party.ShouldBe(before.Value);
        }
    }

    [Fact]
    public async Task Towards_an_account_unproven_attributes_are_a_candidate_and_join_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));

        var answer = (await Resolve(node, new ResolveQuery(People.Ada()))).Value;

        answer.Party.ShouldBeNull();
        var candidate = answer.Candidates.ShouldHaveSingleItem();
        candidate.Party.Id.ShouldBe(account.Party);
        (candidate.Explanation.Verdict, candidate.Explanation.Obstacles.Single()).ShouldBe((MatchVerdict.Review, "account"));
        (await Resolve(node, new ResolveQuery(People.Ada(), "crm"))).Value.Party.ShouldBe(account.Party, "a system that vouches for its contact points proves them");
    }

    [Fact]
    public async Task Why_two_are_one_and_why_two_are_two()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada() with { NationalId = "QQ 12 34 56 C" });
        var same = await node.Put("shop", "2", People.Ada());
        var other = await node.Put("shop", "3", People.Ada("else@where.example") with { NationalId = "QQ 65 43 21 D" });
        var grace = await node.Put("crm", "4", People.Grace());
        var firm = await node.Put("crm", "5", new SourceRecordContent { OrganisationName = "Lovelace Ltd" });

        var one = await Explain(node, new(Record: ada.Record), new(Key: same.Key));
        (one.Verdict, one.Rule).ShouldBe((MatchVerdict.Link, "email"));
        var two = await Explain(node, new(Record: ada.Record), new(Party: other.Party));
        two.Verdict.ShouldBe(MatchVerdict.Never);
        two.Obstacles.ShouldContain("exclusive-identifier");
        var strangers = await Explain(node, new(Party: ada.Party), new(Party: grace.Party));
        strangers.Verdict.ShouldBe(MatchVerdict.Apart);
        strangers.Obstacles.ShouldBe(["no-common-key", "below-threshold"]);
        (await Explain(node, new(Record: ada.Record), new(Record: firm.Record))).Obstacles.ShouldContain("kind");
    }

    [Fact]
    public async Task Bad_questions_are_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();

        (await Resolve(node, new ResolveQuery(People.Ada(), "nowhere"))).Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");
        (await Resolve(node, new ResolveQuery(People.Ada() with { GivenName = "bad\u0000" }, Kind: PartyKind.Person))).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        (await TryExplain(node, new(), new())).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        (await TryExplain(node, new(Key: new SourceKey("crm", "nobody")), new())).Refusal!.Reason.ShouldBe("RECORD_NOT_FOUND");
    }

    private static Task<Outcome<ResolveAnswer>> Resolve(MasterDataNode node, ResolveQuery query) =>
        node.InScope<PartyResolver, Outcome<ResolveAnswer>>(resolver => resolver.ResolveAsync(query, Cancellation));

    private static Task<Outcome<MatchExplanation>> TryExplain(MasterDataNode node, RecordOrParty left, RecordOrParty right) =>
        node.InScope<PartyResolver, Outcome<MatchExplanation>>(resolver => resolver.ExplainAsync(left, right, Cancellation));

    private static async Task<MatchExplanation> Explain(MasterDataNode node, RecordOrParty left, RecordOrParty right) => (await TryExplain(node, left, right)).Value;
}
