using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

/// <summary>What is asked, and when it is no longer.</summary>
public sealed class ReviewTaskTests
{
    private static readonly DateOnly Birth = new(1815, 12, 10);

    [Fact]
    public async Task Different_exclusive_identifiers_of_records_that_match_are_asked_and_close_with_the_correction()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        await node.Put("crm", "1", People.Ada() with { NationalId = "QQ 12 34 56 C" });
        await node.Put("shop", "2", People.Ada() with { NationalId = "QQ 65 43 21 D" });

        var task = (await desk.OpenAsync()).ShouldHaveSingleItem();
        task.Kind.ShouldBe(ReviewKind.ConflictingIdentifiers);
        task.Rule.ShouldBe("email");

        await node.Put("shop", "2", People.Ada() with { NationalId = "QQ 12 34 56 C" });
        (await desk.OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pair_between_the_thresholds_is_asked_once_however_many_records_it_rests_on_and_stays_the_same_question()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (left, right) = await UnsureAsync(node);
        var task = (await desk.OpenAsync()).ShouldHaveSingleItem();
        (task.Kind, task.Left, task.Right).ShouldBe((ReviewKind.UnsurePair, left, (SourceRecordId?)right), "the older party's record is the left one");
        task.Probability.ShouldBeInRange(0.2, 0.7);

        await node.Put("shop", "again", Unsure("Mary") with { Language = "en" });

        (await desk.OpenAsync()).ShouldHaveSingleItem().Id.ShouldBe(task.Id);
    }

    [Fact]
    public async Task A_party_of_records_that_contradict_each_other_is_asked_until_somebody_confirms_it()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        await node.Put("loyalty", "L-1", People.Ada("ada@one.example"));
        var joined = await node.Put("service", "9", People.Grace("grace@two.example") with { BirthDate = new DateOnly(1906, 12, 9), Extra = new Dictionary<string, string> { ["loyalty_number"] = "L-1" } });
        joined.Rule.ShouldBe("external-key");
        var task = (await desk.OpenAsync()).ShouldHaveSingleItem();
        task.Kind.ShouldBe(ReviewKind.SuspectedOverMerge);

        var confirmed = await desk.Answer(task, ReviewAnswer.Link);
        (await desk.OpenAsync()).ShouldBeEmpty();
        await desk.Undo(confirmed);
        (await desk.OpenAsync()).ShouldHaveSingleItem().Id.ShouldBe(task.Id);

        var parted = await desk.Answer(task, ReviewAnswer.NotAMatch);
        (await desk.OpenAsync()).ShouldBeEmpty();
        (await node.Put("loyalty", "L-1", People.Ada("ada@one.example") with { MiddleName = "Augusta" })).Party.ShouldNotBe(
            (await node.Put("service", "9", People.Grace("grace@two.example") with { MiddleName = "Brewster", Extra = new Dictionary<string, string> { ["loyalty_number"] = "L-1" } })).Party);
        parted.Parties.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_names_somebody_else_now_is_asked_about()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        await node.Put("crm", "1", People.Ada("ada@one.example"), version: 1);
        await node.Put("crm", "1", People.Grace("grace@two.example") with { BirthDate = new DateOnly(1906, 12, 9) }, version: 2);

        var task = (await desk.OpenAsync()).ShouldHaveSingleItem();
        task.Kind.ShouldBe(ReviewKind.ReusedSourceKey);
        (await desk.Try(task, ReviewAnswer.NotAMatch)).Refusal!.Reason.ShouldBe("KEY_IS_ALONE");
        await desk.Answer(task, ReviewAnswer.Link);

        (await desk.OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_question_goes_with_the_record_that_raised_it()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        await UnsureAsync(node);

        await node.Put("shop", "right", People.Grace());

        (await desk.OpenAsync()).Where(task => task.Kind == ReviewKind.UnsurePair).ShouldBeEmpty();
    }

    private static async Task<(SourceRecordId Left, SourceRecordId Right)> UnsureAsync(MasterDataNode node)
    {
        var left = await node.Put("shop", "left", Unsure("Mary"));
        var right = await node.Put("shop", "right", Unsure("Martha"));
        right.Party.ShouldNotBe(left.Party);
        return (left.Record, right.Record);
    }

    // Born on one day under one rare family name: sisters, or one woman misheard.
    private static SourceRecordContent Unsure(string given) => new() { GivenName = given, FamilyName = "Somerville", BirthDate = Birth };
}
