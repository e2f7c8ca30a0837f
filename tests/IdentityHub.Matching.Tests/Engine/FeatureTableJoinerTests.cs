using IdentityHub.Matching.Features;
using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class FeatureTableJoinerTests
{
    [Theory]
    [InlineData("standard")]
    [InlineData("households")]
    public void Rows_that_are_copied_score_and_cluster_as_if_they_were_read_together(string family)
    {
        SourceRecord[] records = [.. new CustomerGenerator(GeneratorFamilies.All[family] with { Seed = 51, ShuffleWindow = 1 }).Take(120).Select(r => r.ToSourceRecord())];
        var matcher = new RecordMatcher(new MatchModel());
        var together = matcher.Read(records);
        int[] rest = [.. Enumerable.Range(0, records.Length - 20)];

        var joined = matcher.Join(matcher.Read(records[..20]), matcher.Read(records[20..]).Table, rest);

        joined.Count.ShouldBe(records.Length);
        for (var i = 0; i < records.Length; i++)
        {
            for (var j = Math.Max(0, i - 12); j < i; j++)
                joined.Score(i, j).ShouldBe(together.Score(i, j), $"{records[i]} {records[j]}");
        }

        joined.Partition().PartyOf.ShouldBe(together.Partition().PartyOf);
    }

    [Fact]
    public void Schemes_and_second_values_keep_their_places()
    {
        var matcher = new RecordMatcher(new MatchModel());
        SourceRecord one = new("1", "crm", [Id("passport", "K4829137"), Id("passport", "K7710356"), Phone("7029191300"), new(AttributeKind.Extra, "gold", "tier")]);
        SourceRecord other = new("2", null, [Id("licence", "D99887766"), Id("passport", "K4829137"), Id("passport", "K7710356"), Phone("2127891455"), Phone("7029191300")]);

        var joined = matcher.Join(matcher.Read([one]), matcher.Read([other]).Table, [0]);

        joined.Score(0, 1).ShouldBe(matcher.Read([one, other]).Score(0, 1));
        joined.Explain(0, 1).Outcomes.Single(outcome => outcome.Comparison == "national id").Level.ShouldBe("exact");
        joined.Explain(0, 1).Outcomes.Single(outcome => outcome.Comparison == "phone").Level.ShouldBe("exact");
    }

    private static AttributeValue Id(string scheme, string value) => new(AttributeKind.NationalId, value, scheme);

    private static AttributeValue Phone(string value) => new(AttributeKind.Phone, value);
}
