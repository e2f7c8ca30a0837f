using IdentityHub.Matching.PartyIds;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class PartyIdAssignerTests
{
    private static readonly Guid A = new("aaaaaaaa-0000-0000-0000-000000000000");
    private static readonly Guid B = new("bbbbbbbb-0000-0000-0000-000000000000");
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Resolving_again_renumbers_nothing()
    {
        var result = Assign([Party(A, 0, "1", "2"), Party(B, 1, "3")], ["3"], ["2", "1"]);

        result.Ids.ShouldBe([B, A]);
        result.Created.ShouldBeEmpty();
        result.Redirects.ShouldBeEmpty();
    }

    [Fact]
    public void A_merge_keeps_the_id_of_the_larger_party_and_redirects_the_other()
    {
        var result = Assign([Party(A, 0, "1"), Party(B, 1, "2", "3")], ["1", "2", "3"]);

        result.Ids.ShouldBe([B]);
        result.Redirects[A].ShouldBe(B);
    }

    [Fact]
    public void Among_equals_the_oldest_id_survives() => Assign([Party(B, 1, "2"), Party(A, 0, "1")], ["1", "2"]).Ids.ShouldBe([A]);

    [Fact]
    public void An_account_outweighs_the_number_of_records() =>
        PartyIdAssigner.Assign([Party(A, 0, "1"), Party(B, 1, "2", "3")], [[new("1", HoldsAccount: true), new("2"), new("3")]], Guid.NewGuid).Ids.ShouldBe([A]);

    [Fact]
    public void A_stewards_confirmation_outweighs_an_account() =>
        PartyIdAssigner.Assign([Party(A, 0, "1"), Party(B, 1, "2")], [[new("1", HoldsAccount: true), new("2", IsConfirmed: true)]], Guid.NewGuid).Ids.ShouldBe([B]);

    [Fact]
    public void A_split_leaves_the_id_with_the_larger_part_and_makes_a_new_one()
    {
        var result = Assign([Party(A, 0, "1", "2", "3")], ["3"], ["1", "2"]);

        result.Ids[1].ShouldBe(A);
        result.Created.ShouldBe([result.Ids[0]]);
    }

    [Fact]
    public void An_unmerge_gives_both_sides_their_old_ids_back()
    {
        var merged = Assign([Party(A, 0, "1"), Party(B, 1, "2", "3", "4")], ["1", "2", "3", "4"]);
        merged.Ids.ShouldBe([B]);

        var result = Assign([Party(B, 1, "1", "2", "3", "4"), Party(A, 0, "1") with { MergedInto = B }], ["1"], ["2", "3", "4"]);

        result.Ids.ShouldBe([A, B]);
        result.Restored.ShouldBe([A]);
        result.Created.ShouldBeEmpty();
    }

    [Fact]
    public void What_was_absorbed_regains_its_id_even_when_it_has_grown_larger()
    {
        var result = Assign([Party(A, 0, "1", "2", "3", "4"), Party(B, 1, "2", "3", "4") with { MergedInto = A }], ["1"], ["2", "3", "4"]);

        result.Ids.ShouldBe([A, B]);
    }

    [Fact]
    public void A_party_whose_records_are_gone_is_reported()
    {
        var result = Assign([Party(A, 0, "1"), Party(B, 0, "2")], ["2"]);

        result.Emptied.ShouldBe([A]);
        result.Redirects.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_a_rule_change_does_every_part_has_one_id_and_every_lost_id_leads_somewhere()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var records = Enumerable.Range(0, 20).Select(i => $"r{i}").ToArray();
            var before = records.GroupBy(_ => random.Next(6)).Select((g, i) => Party(Guid.NewGuid(), i, [.. g])).ToArray();
            var parts = records.GroupBy(_ => random.Next(6)).Select(g => g.ToArray()).ToArray();

            var result = Assign(before, parts);

            result.Ids.Distinct().Count().ShouldBe(parts.Length, $"seed {seed}");
            before.Select(p => p.Id).Except(result.Ids).ShouldBe(result.Redirects.Keys, ignoreOrder: true, $"seed {seed}");
            result.Redirects.Values.ShouldBeSubsetOf(result.Ids, $"seed {seed}");

            var again = Assign([.. parts.Select((p, i) => Party(result.Ids[i], i, p))], parts);
            again.Ids.ShouldBe(result.Ids, $"seed {seed}");
        }
    }

    private static FormerParty Party(Guid id, int days, params string[] records) => new(id, Monday.AddDays(days), records);

    private static PartyIdAssignment Assign(IReadOnlyCollection<FormerParty> before, params string[][] parts) =>
        PartyIdAssigner.Assign(before, [.. parts.Select(p => p.Select(key => new PartyMember(key)).ToArray())], Guid.NewGuid);
}
