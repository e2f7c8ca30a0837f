using Google.Protobuf.WellKnownTypes;
using IdentityHub.Client;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Record.V1;
using IdentityHub.Protos.Review.V1;

namespace IdentityHub.Grpc.Tests.Reviews;

/// <summary>The stewards' queue, over the wire.</summary>
public sealed class ReviewTests(Hub hub)
{
    [Fact]
    public async Task A_doubt_is_listed_opened_claimed_decided_and_taken_back()
    {
        var (left, right, task) = await DoubtAsync();
        task.Gpids.ShouldBe([left.Gpid, right.Gpid], ignoreOrder: true);

        var review = await hub.Client.Reviews.GetAsync(new GetRequest { TaskId = task.TaskId });
        review.Sides.Count.ShouldBe(2);
        review.Explanation.Contributions.ShouldNotBeEmpty();
        review.Preview.AbsorbedGpids.ShouldHaveSingleItem();

        var claimed = (await hub.Client.Reviews.ClaimAsync(new ClaimRequest { TaskId = task.TaskId })).Task;
        claimed.ClaimedBy.ShouldBe(Hub.Everything);
        // Another steward learns who has it.
        await hub.As(Hub.Loyalty).Reviews.ClaimAsync(new ClaimRequest { TaskId = task.TaskId }).ShouldFailAsync(StatusCode.Aborted, "TASK_CLAIMED");
        (await hub.Client.Reviews.CommentAsync(new CommentRequest { TaskId = task.TaskId, Text = "Called her." })).Task.CommentCount.ShouldBe(1);

        var etag = (await hub.Client.Reviews.ListAsync(About(left))).Tasks.Single(open => open.TaskId == task.TaskId).Etag;
        await Decide(hub.Client, task, ReviewAnswer.Link, task.Etag).ShouldFailAsync(StatusCode.Aborted, "ETAG_STALE");
        var receipt = (await Decide(hub.Client, task, ReviewAnswer.Link, etag)).Receipt;
        receipt.Parties.ShouldHaveSingleItem();
        await Decide(hub.As(Hub.Loyalty), task, ReviewAnswer.NotAMatch).ShouldFailAsync(StatusCode.Aborted, "TASK_DECIDED");

        var undone = await hub.Client.Reviews.UndoAsync(new UndoRequest { DecisionId = receipt.DecisionId, Reason = "the wrong Ada" });
        undone.Receipt.Parties.Count.ShouldBe(2);
        (await hub.Client.Reviews.ListAsync(About(left))).Tasks.ShouldContain(open => open.TaskId == task.TaskId);
    }

    [Fact]
    public async Task Kept_apart_stays_apart_and_many_are_answered_at_once()
    {
        var (first, _, one) = await DoubtAsync();
        var (_, _, other) = await DoubtAsync();
        var answers = new BatchDecideRequest();
        foreach (var task in (ReviewTask[])[one, other, one])
            answers.Answers.Add(new TaskAnswer { TaskId = task.TaskId, Answer = ReviewAnswer.NotAMatch });

        var answered = await hub.Client.Reviews.BatchDecideAsync(answers);

        answered.Results.Select(result => result.ResultCase).ShouldBe(
            [BatchDecideResult.ResultOneofCase.Receipt, BatchDecideResult.ResultOneofCase.Receipt, BatchDecideResult.ResultOneofCase.Problem]);
        answered.Results[2].Problem.ReasonText.ShouldBe("TASK_DECIDED");
        (await hub.Client.Reviews.BatchDecideAsync(answers)).Results.ShouldAllBe(result => result.Problem.ReasonText == "TASK_DECIDED");
        (await hub.Client.Reviews.ListAsync(About(first))).Tasks.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_queue_is_paged_counted_deferred_and_handed_out_one_by_one()
    {
        var (left, _, task) = await DoubtAsync();
        await DoubtAsync();
        var listed = new List<string>();
        var token = "";
        do
        {
            var page = await hub.Client.Reviews.ListAsync(new ListRequest { PageSize = 1, PageToken = token });
            listed.AddRange(page.Tasks.Select(open => open.TaskId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        listed.ShouldContain(task.TaskId);
        listed.Distinct().Count().ShouldBe(listed.Count);
        (await hub.Client.Reviews.CountAsync(new CountRequest { Filter = About(left).Filter })).Kinds.Values.Sum().ShouldBe(1);

        var deferred = await hub.Client.Reviews.DeferAsync(new DeferRequest { TaskId = task.TaskId, UntilTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddDays(3)) });
        deferred.Task.DeferUntilTime.ShouldNotBeNull();
        (await hub.Client.Reviews.ListAsync(About(left))).Tasks.ShouldBeEmpty();
        (await hub.Client.Reviews.ClaimNextAsync(new ClaimNextRequest { Filter = About(left).Filter })).Task.ShouldBeNull();
        await hub.Client.Reviews.DeferAsync(new DeferRequest { TaskId = task.TaskId });
        (await hub.Client.Reviews.AssignAsync(new AssignRequest { TaskId = task.TaskId, Assignee = "somebody" })).Task.Assignee.ShouldBe("somebody");
        (await hub.Client.Reviews.ClaimNextAsync(new ClaimNextRequest { Filter = About(left).Filter })).Task.TaskId.ShouldBe(task.TaskId);
        (await hub.Client.Reviews.ReleaseAsync(new ReleaseRequest { TaskId = task.TaskId })).Task.ClaimedBy.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_said()
    {
        await hub.Client.Reviews.GetAsync(new GetRequest { TaskId = "rvw_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldFailAsync(StatusCode.NotFound, "TASK_NOT_OPEN");
        await hub.Client.Reviews.DecideAsync(new DecideRequest { Answer = new TaskAnswer { TaskId = "rvw_01j9z3k6wne8x9q4r2t5v7y8za" } }).ShouldBlameAsync("answer.answer");
        await hub.Client.Reviews.ListAsync(new ListRequest { Filter = new ReviewFilter { MinimumProbability = 2 } }).ShouldBlameAsync("filter.minimum_probability");
        await hub.Client.Reviews.UndoAsync(new UndoRequest { DecisionId = "mrg_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldFailAsync(StatusCode.NotFound, "DECISION_NOT_FOUND");
    }

    /// <summary>One proven e-mail address, two national ids: records that match, parties that can't be one.</summary>
    private async Task<(IntakeReceipt Left, IntakeReceipt Right, ReviewTask Task)> DoubtAsync()
    {
        var email = Made.Email();
        var left = await hub.Client.UpsertAsync(Person("crm", email));
        var right = await hub.Client.UpsertAsync(Person("shop", email));
        right.Gpid.ShouldNotBe(left.Gpid);
        var task = (await hub.Client.Reviews.ListAsync(About(left))).Tasks.ShouldHaveSingleItem();
        task.Kind.ShouldBe(ReviewKind.ConflictingIdentifiers);
        return (left, right, task);
    }

    private static SourceRecord Person(string system, string email)
    {
        var record = Made.Record(system, email: email);
        record.Attributes.NationalId = Made.Key();
        return record;
    }

    private static ListRequest About(IntakeReceipt receipt) => new() { Filter = new ReviewFilter { Gpid = receipt.Gpid } };

    private static AsyncUnaryCall<DecideResponse> Decide(IdentityHubClient client, ReviewTask task, ReviewAnswer answer, string etag = "") =>
        client.Reviews.DecideAsync(new DecideRequest { Answer = new TaskAnswer { TaskId = task.TaskId, Answer = answer, Etag = etag } });
}
