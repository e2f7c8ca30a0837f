using IdentityHub.Matching.Model;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Scoring;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class MatchRuleTests
{
    private static readonly MatchRule SameEmailAndLikeName =
        new("e-mail and family name", RuleEffect.Link, [new("e-mail", ["exact"]), new("family name", ["exact", "close", "near"])]);

    private static readonly MatchRule ConflictingIds = new("conflicting identifiers", RuleEffect.Never, [new("national id", ["different"])]);

    [Fact]
    public void A_rule_links_when_all_its_conditions_hold()
    {
        var explanation = Explain(SameEmailAndLikeName, People.Person("1", family: "Meyer", email: "m@meyer.de"), People.Person("2", family: "Meier", email: "m@meyer.de"));

        explanation.Verdict.ShouldBe(PairVerdict.Link);
        explanation.Rule.ShouldBe("e-mail and family name");
    }

    [Fact]
    public void A_rule_does_nothing_when_a_value_is_missing() =>
        Explain(SameEmailAndLikeName, People.Person("1", family: "Meyer"), People.Person("2", family: "Meier", email: "m@meyer.de")).Rule.ShouldBeNull();

    [Fact]
    public void A_prohibition_outweighs_every_agreement()
    {
        var left = People.Person("1", "Pat", "Smith", "1970-10-10", "pat@smith.com", nationalId: "10251111");
        var right = People.Person("2", "Pat", "Smith", "1970-10-10", "pat@smith.com", nationalId: "99838222");

        Explain(ConflictingIds, left, right).Verdict.ShouldBe(PairVerdict.Veto);
        var partition = new RecordMatcher(new MatchModel { Rules = [ConflictingIds] }).Read([left, right]).Partition();
        partition.PartyOf[0].ShouldNotBe(partition.PartyOf[1]);
    }

    private static PairExplanation Explain(MatchRule rule, Records.SourceRecord left, Records.SourceRecord right) =>
        new RecordMatcher(new MatchModel { Rules = [rule] }).Read([left, right]).Explain(0, 1);
}
