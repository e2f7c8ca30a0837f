using System.Diagnostics;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Stewardship;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Stewardship;

/// <summary>A steward who works through the queue: one key, one commit, the next question.</summary>
public sealed class NextTaskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_passes_on_has_the_next_task_by_the_same_commit()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var all = await ThreeAsync(node);
        await new Desk(node).Do(desk => desk.ClaimAsync(all[0].Id, Desk.Steward, Cancellation));

        var (outcome, commits) = await CountAsync(node, (queue, desk) => queue.ThenNextAsync(token => desk.ReleaseAsync(all[0].Id, Desk.Steward, token), ReviewFilter.Open, Desk.Steward, all[0], Cancellation));

        commits.ShouldBe(1);
        outcome.Value.Done.Desk.ClaimedBy.ShouldBeNull();
        outcome.Value.Next!.Id.ShouldBe(all[1].Id);
        var now = await new Desk(node).OpenAsync();
        now.Select(task => task.Desk.ClaimedBy).ShouldBe([null, Desk.Steward.Id, null]);
    }

    [Fact]
    public async Task Whoever_answers_has_the_next_task_by_the_same_commit()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var all = await ThreeAsync(node);

        var (outcome, commits) = await CountAsync(node, (queue, desk) =>
            queue.ThenNextAsync(token => desk.DecideAsync(new ReviewOrder(all[0].Id, ReviewAnswer.NotAMatch, all[0].Etag, ""), Desk.Steward, null, token), ReviewFilter.Open, Desk.Steward, all[0], Cancellation));

        commits.ShouldBe(1);
        outcome.Value.Done.Answer.ShouldBe(ReviewAnswer.NotAMatch);
        outcome.Value.Next!.Id.ShouldBe(all[1].Id);
    }

    [Fact]
    public async Task A_refused_answer_takes_no_other_task()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var all = await ThreeAsync(node);

        var (outcome, _) = await CountAsync(node, (queue, desk) =>
            queue.ThenNextAsync(token => desk.DecideAsync(new ReviewOrder(all[0].Id, ReviewAnswer.Link, "stale", ""), Desk.Steward, null, token), ReviewFilter.Open, Desk.Steward, all[0], Cancellation));

        outcome.Refusal!.Reason.ShouldBe("ETAG_STALE");
        (await new Desk(node).OpenAsync()).ShouldAllBe(task => task.Desk.ClaimedBy == null);
    }

    [Fact]
    public async Task What_a_colleague_works_on_is_passed_over()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var all = await ThreeAsync(node);
        await new Desk(node).Do(desk => desk.ClaimAsync(all[1].Id, Desk.Colleague, Cancellation));

        var (outcome, _) = await CountAsync(node, (queue, desk) => queue.ThenNextAsync(token => desk.ReleaseAsync(all[0].Id, Desk.Steward, token), ReviewFilter.Open, Desk.Steward, all[0], Cancellation));

        outcome.Value.Next!.Id.ShouldBe(all[2].Id);
    }

    private static async Task<IReadOnlyList<ReviewTask>> ThreeAsync(MasterDataNode node)
    {
        var desk = new Desk(node);
        foreach (var key in (string[])["1", "2", "3"])
        {
            // Somebody in the files of a trusted system, and an account that claims to be them without proof.
            var person = new SourceRecordContent
            {
                GivenName = $"Given{key}", FamilyName = $"Family{key}", BirthDate = new DateOnly(1900 + int.Parse(key, null), 1, 1), Emails = [new EmailAddressValue($"{key}@example.com")],
            };
            await node.PutAll(new SourceRecordUpsert(new("crm", key), person), new SourceRecordUpsert(new("hub", $"acc_{key}"), person));
        }
        var all = await desk.OpenAsync();
        all.Count.ShouldBe(3);
        return all;
    }

    /// <summary>Calls within one scope, as a request does, and counts the units of work that it ran.</summary>
    private static async Task<(Outcome<ReviewTurn<T>> Outcome, int Commits)> CountAsync<T>(MasterDataNode node, Func<ReviewQueue, ReviewDesk, Task<Outcome<ReviewTurn<T>>>> call)
    {
        using var request = new Activity("request").Start();
        var commits = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "IdentityHub.Storage",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = activity => Interlocked.Add(ref commits, activity.TraceId == request.TraceId ? 1 : 0),
        };
        ActivitySource.AddActivityListener(listener);
        await using var scope = node.Services.CreateAsyncScope();
        var outcome = await call(scope.ServiceProvider.GetRequiredService<ReviewQueue>(), scope.ServiceProvider.GetRequiredService<ReviewDesk>());
        return (outcome, commits);
    }
}
