using IdentityHub.Kernel.Auditing;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

public sealed class ReviewDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unproven_evidence_towards_an_account_is_asked_and_a_link_joins_the_two()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, known, account) = await desk.AccountGuardAsync();
        task.Kind.ShouldBe(ReviewKind.AccountGuard);
        task.Systems.ShouldBe(["crm", "hub"]);

        var receipt = await desk.Answer(task, ReviewAnswer.Link);

        receipt.Parties.ShouldHaveSingleItem().Id.ShouldBe(account, "who holds an account keeps its GPID");
        (await node.Get(known)).Id.ShouldBe(account);
        (await desk.OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Not_a_match_keeps_the_two_apart_and_the_question_closed_whatever_comes_later()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, known, account) = await desk.AccountGuardAsync();

        await desk.Answer(task, ReviewAnswer.NotAMatch);
        await node.Put("crm", "1", People.Ada("ada1@lovelace.example") with { MiddleName = "Augusta" });
        await node.Put("hub", "acc_1", People.Ada("ada1@lovelace.example", verified: true));

        (await node.Get(known)).Id.ShouldBe(known);
        (await node.Get(account)).Id.ShouldBe(account);
        (await desk.OpenAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ReviewAnswer.Link)]
    [InlineData(ReviewAnswer.NotAMatch)]
    public async Task An_answer_taken_back_opens_the_question_again(ReviewAnswer answer)
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, known, account) = await desk.AccountGuardAsync();

        var undone = await desk.Undo(await desk.Answer(task, answer));

        undone.Parties.Select(party => party.Id).ShouldBe([known, account], ignoreOrder: true);
        var open = (await desk.OpenAsync()).ShouldHaveSingleItem();
        open.Id.ShouldBe(task.Id);
        open.Fingerprint.ShouldBe(task.Fingerprint);
        (await desk.Do(d => d.UndoAsync(undone.Decision, "", Desk.Steward, null, Cancellation))).Refusal!.Reason.ShouldBe("DECISION_ALREADY_UNDONE");
        (await desk.Queue(queue => queue.AnswersAsync(task.Id, Cancellation))).ShouldHaveSingleItem().Undone.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_stewards_the_second_learns_who_decided_and_what()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, _, _) = await desk.AccountGuardAsync();

        var outcomes = await Task.WhenAll(desk.Try(task, ReviewAnswer.Link), desk.Try(task, ReviewAnswer.NotAMatch, Desk.Colleague));

        var refusal = outcomes.Single(outcome => outcome.Refusal is not null).Refusal!;
        refusal.Reason.ShouldBe("TASK_DECIDED");
        var first = outcomes[0].Refusal is null ? Desk.Steward : Desk.Colleague;
        refusal.Message.ShouldContain(first.Id);
        refusal.Message.ShouldContain(outcomes[0].Refusal is null ? "link" : "not a match");
    }

    [Fact]
    public async Task A_claim_keeps_others_away_until_it_lapses_or_is_given_back()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, _, _) = await desk.AccountGuardAsync();
        var claimed = (await desk.Do(d => d.ClaimAsync(task.Id, Desk.Steward, Cancellation))).Value;
        claimed.Desk.ClaimedBy.ShouldBe(Desk.Steward.Id);

        (await desk.Do(d => d.ClaimAsync(task.Id, Desk.Colleague, Cancellation))).Refusal!.Reason.ShouldBe("TASK_CLAIMED");
        (await desk.Try(task, ReviewAnswer.Link, Desk.Colleague)).Refusal!.Message.ShouldContain(Desk.Steward.Id);
        (await desk.Queue(queue => queue.NextAsync(ReviewFilter.Open, Desk.Colleague, null, Cancellation))).ShouldBeNull();
        await desk.Do(d => d.ReleaseAsync(task.Id, Desk.Steward, Cancellation));

        (await desk.Queue(queue => queue.NextAsync(ReviewFilter.Open, Desk.Colleague, null, Cancellation)))!.Desk.ClaimedBy.ShouldBe(Desk.Colleague.Id);
        claimed.Desk.ClaimantAt(claimed.Desk.ClaimedUntil!.Value).ShouldBeNull("a claim lapses by itself");
    }

    [Fact]
    public async Task An_answer_to_an_older_state_of_the_question_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, _, _) = await desk.AccountGuardAsync();
        await node.Put("crm", "1", People.Ada("ada1@lovelace.example") with { MiddleName = "Augusta" });

        (await desk.Try(task, ReviewAnswer.Link, asSeen: true)).Refusal!.Reason.ShouldBe("ETAG_STALE");
    }

    [Fact]
    public async Task The_next_task_is_the_one_behind_the_last_and_deferred_ones_wait()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        foreach (var key in (string[])["1", "2", "3"])
            await node.PutAll(
                new SourceRecordUpsert(new("crm", key), Person(key)), new SourceRecordUpsert(new("hub", $"acc_{key}"), Person(key)));
        var all = await desk.OpenAsync();
        all.Count.ShouldBe(3);
        all.Select(task => task.Priority).ShouldBe(all.Select(task => task.Priority).OrderDescending());
        await desk.Do(d => d.DeferAsync(all[1].Id, DateTimeOffset.UtcNow.AddDays(2), all[1].Etag, Desk.Steward, Cancellation));

        var first = await desk.Queue(queue => queue.NextAsync(ReviewFilter.Open, Desk.Steward, null, Cancellation));
        var second = await desk.Queue(queue => queue.NextAsync(ReviewFilter.Open, Desk.Steward, first, Cancellation));

        first!.Id.ShouldBe(all[0].Id);
        second!.Id.ShouldBe(all[2].Id);
        var counts = await desk.Queue(queue => queue.CountAsync(ReviewFilter.Open, Cancellation));
        (counts.Total, counts.Deferred, counts.Kinds[ReviewKind.AccountGuard], counts.Systems["crm"], counts.Stewards[Desk.Steward.Id]).ShouldBe((2, 1, 2, 2, 2));
        var page = await desk.Queue(queue => queue.ListAsync(new ReviewFilter { IncludeDeferred = true }, new PageRequest(2), Cancellation));
        (await desk.Queue(queue => queue.ListAsync(new ReviewFilter { IncludeDeferred = true }, new PageRequest(2, page.NextToken), Cancellation))).Items.ShouldHaveSingleItem().Id.ShouldBe(all[2].Id);
        (await desk.OpenAsync(new ReviewFilter { System = "web" })).ShouldBeEmpty();
        (await desk.OpenAsync(new ReviewFilter { Steward = Desk.Steward.Id, Kinds = [ReviewKind.AccountGuard], MinimumProbability = 0.1 })).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Many_are_answered_at_once_each_for_itself()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        foreach (var key in (string[])["1", "2"])
            await node.PutAll(new SourceRecordUpsert(new("crm", key), Person(key)), new SourceRecordUpsert(new("hub", $"acc_{key}"), Person(key)));
        var open = await desk.OpenAsync();

        var outcomes = await desk.Do(d => d.DecideManyAsync(
            [.. open.Select(task => new ReviewOrder(task.Id, ReviewAnswer.NotAMatch)), new ReviewOrder(open[0].Id, ReviewAnswer.Link)], Desk.Steward, Cancellation));

        outcomes.Select(outcome => outcome.Refusal?.Reason).ShouldBe([null, null, "TASK_DECIDED"]);
        (await desk.OpenAsync()).ShouldBeEmpty();
        (await desk.Queue(queue => queue.AnswersOfAsync(Desk.Steward, 10, Cancellation))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Comments_assignments_and_every_other_act_are_kept_and_audited()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, _, _) = await desk.AccountGuardAsync();

        await desk.Do(d => d.CommentAsync(task.Id, "Called her.\nNo answer.", Desk.Steward, Cancellation));
        var assigned = (await desk.Do(d => d.AssignAsync(task.Id, Desk.Colleague.Id, null, Desk.Steward, Cancellation))).Value;
        (await desk.Do(d => d.CommentAsync(task.Id, "bell\a", Desk.Steward, Cancellation))).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        await desk.Answer(assigned, ReviewAnswer.NotAMatch);

        await using var scope = node.Services.CreateAsyncScope();
        var trail = await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(task.Id.ToString(), null, 10, Cancellation);
        trail.Select(entry => entry.Entry.Action).ShouldBe(["review.not-a-match", "review.assign", "review.comment"]);
        (await desk.Do(d => d.ClaimAsync(task.Id, Desk.Colleague, Cancellation))).Refusal!.Reason.ShouldBe("TASK_DECIDED");
    }

    [Fact]
    public async Task A_case_shows_both_sides_why_and_what_a_link_would_make()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, known, account) = await desk.AccountGuardAsync();
        await desk.Do(d => d.CommentAsync(task.Id, "Called her.", Desk.Steward, Cancellation));

        var open = (await desk.Queue(queue => queue.OpenAsync(task.Id, Cancellation))).Value;

        open.Sides.Select(side => side.Party.Id).ShouldBe([known, account], ignoreOrder: true);
        open.Sides.ShouldAllBe(side => side.RecordCount == 1);
        var why = open.Explanation.ShouldNotBeNull();
        why.Verdict.ShouldBe(MatchVerdict.Review);
        why.Obstacles.ShouldBe(["account"]);
        (why.PriorWeight + why.Contributions.Sum(line => line.Weight)).ShouldBe(why.TotalWeight, 0.01);
        why.Contributions.ShouldContain(line => line.Comparison == "e-mail" && line.Level == "exact" && line.Weight > 10);
        var preview = open.Preview.ShouldNotBeNull();
        (preview.Survivor.Id, preview.Reason).ShouldBe((account, "account"));
        preview.Absorbed.ShouldBe([known]);
        preview.Lineage.ShouldContain(from => from.Attribute == "given_name");
        preview.Keys.Count.ShouldBe(2);
        open.Comments.ShouldHaveSingleItem().Text.ShouldBe("Called her.");
        (await node.Get(known)).Id.ShouldBe(known, "a preview writes nothing");
    }

    private static SourceRecordContent Person(string key) => new()
    {
        GivenName = key switch { "1" => "Ada", "2" => "Grace", _ => "Mary" },
        FamilyName = key switch { "1" => "Lovelace", "2" => "Hopper", _ => "Somerville" },
        Emails = [new EmailAddressValue($"mail.of.{key}@people.example")],
    };
}
