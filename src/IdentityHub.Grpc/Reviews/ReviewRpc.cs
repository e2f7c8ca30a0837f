using Grpc.Core;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Paging;
using IdentityHub.Grpc.Wire;
using IdentityHub.Journeys;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.OpenId;
using IdentityHub.Protos.Review.V1;
using Microsoft.AspNetCore.Authorization;
using ReviewAnswer = IdentityHub.MasterData.Stewardship.ReviewAnswer;
using ReviewReceipt = IdentityHub.MasterData.Stewardship.ReviewReceipt;
using WireAnswer = IdentityHub.Protos.Review.V1.ReviewAnswer;

namespace IdentityHub.Grpc.Reviews;

/// <summary>The stewards' queue.</summary>
[Authorize(HubScopes.Review)]
internal sealed class ReviewRpc(HubCall call, ReviewQueue queue, ReviewDesk desk, ConsentPreview preview) : ReviewService.ReviewServiceBase
{
    private const int MaximumBatch = 200;
    private const int MaximumReasonLength = 500;

    public override async Task<ListResponse> List(ListRequest request, ServerCallContext context)
    {
        var filter = ReviewMapping.FilterOf(request.Filter);
        var asked = $"reviews {request.Filter}";
        var page = await queue.ListAsync(filter, new PageRequest(PageTokens.Size(request.PageSize, 50, 200), PageTokens.Decode(request.PageToken, asked)), call.Cancellation);
        var response = new ListResponse { NextPageToken = PageTokens.Encode(page.NextToken, asked) };
        response.Tasks.AddRange(page.Items.Select(ReviewMapping.ToWire));
        return response;
    }

    public override async Task<GetResponse> Get(GetRequest request, ServerCallContext context)
    {
        var review = (await queue.OpenAsync(Task(request.TaskId), call.Cancellation)).OrThrow();
        var response = ReviewMapping.ToWire(review);
        if (review.Preview is { } made)
            Merging.PreviewMapping.Add(response.Preview.ConsentOutcomes, await preview.OfAsync(made.Moved, call.Cancellation));
        return response;
    }

    public override async Task<CountResponse> Count(CountRequest request, ServerCallContext context) =>
        ReviewMapping.ToWire(await queue.CountAsync(ReviewMapping.FilterOf(request.Filter), call.Cancellation));

    public override async Task<ClaimResponse> Claim(ClaimRequest request, ServerCallContext context) =>
        new() { Task = ReviewMapping.ToWire((await desk.ClaimAsync(Task(request.TaskId), call.Caller.Actor, call.Cancellation)).OrThrow()) };

    public override async Task<ClaimNextResponse> ClaimNext(ClaimNextRequest request, ServerCallContext context) =>
        await queue.NextAsync(ReviewMapping.FilterOf(request.Filter), call.Caller.Actor, null, call.Cancellation) is { } task
            ? new ClaimNextResponse { Task = ReviewMapping.ToWire(task) }
            : new ClaimNextResponse();

    public override async Task<ReleaseResponse> Release(ReleaseRequest request, ServerCallContext context) =>
        new() { Task = ReviewMapping.ToWire((await desk.ReleaseAsync(Task(request.TaskId), call.Caller.Actor, call.Cancellation)).OrThrow()) };

    public override async Task<AssignResponse> Assign(AssignRequest request, ServerCallContext context) =>
        new() { Task = ReviewMapping.ToWire((await desk.AssignAsync(Task(request.TaskId), Given(request.Assignee), Given(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()) };

    public override async Task<DeferResponse> Defer(DeferRequest request, ServerCallContext context)
    {
        var until = Require.Time(request.UntilTime, "until_time");
        return new DeferResponse { Task = ReviewMapping.ToWire((await desk.DeferAsync(Task(request.TaskId), until, Given(request.Etag), call.Caller.Actor, call.Cancellation)).OrThrow()) };
    }

    public override async Task<CommentResponse> Comment(CommentRequest request, ServerCallContext context) =>
        new() { Task = ReviewMapping.ToWire((await desk.CommentAsync(Task(request.TaskId), request.Text, call.Caller.Actor, call.Cancellation)).OrThrow()) };

    public override async Task<DecideResponse> Decide(DecideRequest request, ServerCallContext context) =>
        new() { Receipt = Seen((await desk.DecideAsync(Order(request.Answer, "answer"), call.Caller.Actor, null, call.Cancellation)).OrThrow()) };

    public override async Task<BatchDecideResponse> BatchDecide(BatchDecideRequest request, ServerCallContext context)
    {
        Require.Count(request.Answers.Count, MaximumBatch, "answers");
        var orders = request.Answers.Select((answer, i) => Order(answer, $"answers[{i}]")).ToList();
        var response = new BatchDecideResponse();
        foreach (var outcome in await desk.DecideManyAsync(orders, call.Caller.Actor, call.Cancellation))
        {
            response.Results.Add(outcome.Succeeded(out var receipt, out var refusal)
                ? new BatchDecideResult { Receipt = Seen(receipt) }
                : new BatchDecideResult { Problem = ToWire.Problem(refusal) });
        }
        return response;
    }

    public override async Task<UndoResponse> Undo(UndoRequest request, ServerCallContext context)
    {
        var decision = Require.Id<MergeId>(request.DecisionId, "decision_id");
        var reason = Require.Text(request.Reason, MaximumReasonLength, "reason") ?? "";
        return new UndoResponse { Receipt = Seen((await desk.UndoAsync(decision, reason, call.Caller.Actor, null, call.Cancellation)).OrThrow()) };
    }

    public override async Task<MetricsResponse> Metrics(MetricsRequest request, ServerCallContext context) =>
        ReviewMapping.ToWire(await queue.MetricsAsync(Require.Time(request.FromTime, "from_time"), call.Cancellation));

    private Protos.Review.V1.ReviewReceipt Seen(ReviewReceipt receipt)
    {
        foreach (var party in receipt.Parties)
            call.Saw(party.Id, party.Revision);
        return ReviewMapping.ToWire(receipt);
    }

    private static ReviewOrder Order(TaskAnswer? answer, string field)
    {
        if (answer is null)
            throw Refusal.Invalid(field, "is required").ToException();
        if (answer.Answer == WireAnswer.Unspecified || !Enum.IsDefined(answer.Answer))
            throw Refusal.Invalid($"{field}.answer", "is required").ToException();
        GlobalPartyId? survivor = answer.SurvivorGpid.Length == 0 ? null : Require.Id<GlobalPartyId>(answer.SurvivorGpid, $"{field}.survivor_gpid");
        return new ReviewOrder(
            Require.Id<ReviewTaskId>(answer.TaskId, $"{field}.task_id"), (ReviewAnswer)(int)answer.Answer, Given(answer.Etag),
            Require.Text(answer.Reason, MaximumReasonLength, $"{field}.reason") ?? "", survivor);
    }

    private static ReviewTaskId Task(string id) => Require.Id<ReviewTaskId>(id, "task_id");

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
