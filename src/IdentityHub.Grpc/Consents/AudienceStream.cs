using System.Threading.Channels;
using Grpc.Core;
using IdentityHub.Consent.Decisions;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Protos.Consent.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Point = IdentityHub.Consent.ContactPoints.ContactPoint;
using Question = IdentityHub.Consent.Decisions.DecisionQuestion;

namespace IdentityHub.Grpc.Consents;

/// <summary>One FilterAudience call: some messages are decided at once, each in a scope of its own, and answered in the order in which they came.</summary>
internal sealed class AudienceStream(IServiceScopeFactory scopes, IHostApplicationLifetime host)
{
    private static readonly int Window = Math.Max(2, Environment.ProcessorCount);

    public async Task RunAsync(IAsyncStreamReader<FilterAudienceRequest> requests, IServerStreamWriter<FilterAudienceResponse> responses, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        var running = System.Threading.Channels.Channel.CreateBounded<Task<FilterAudienceResponse>>(Window);
        var reading = ReadAsync(requests, running.Writer, ended.Token);
        try
        {
            // A caller may wait for each answer before it sends on.
            await foreach (var next in running.Reader.ReadAllAsync(ended.Token))
                await responses.WriteAsync(await next, ended.Token);
            await reading;
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw RpcStatuses.Of(Google.Rpc.Code.Unavailable, "UNAVAILABLE", "The hub is stopping; go on with the members that were not answered.").ToRpcException();
        }
        finally
        {
            // Whatever ended the call, its scopes are closed before it is over.
            await ended.CancelAsync();
            await EndedAsync(reading);
            while (running.Reader.TryRead(out var left))
                await EndedAsync(left);
        }
    }

    private async Task ReadAsync(IAsyncStreamReader<FilterAudienceRequest> requests, ChannelWriter<Task<FilterAudienceResponse>> running, CancellationToken cancellation)
    {
        try
        {
            Question? criteria = null;
            while (await requests.MoveNext(cancellation))
            {
                var request = requests.Current;
                var question = criteria = await CriteriaAsync(criteria, request, cancellation);
                if (request.Members.Count > 0)
                    await running.WriteAsync(Task.Run(() => DecideAsync(question, request, cancellation), cancellation), cancellation);
            }
        }
        finally
        {
            running.Complete();
        }
    }

    private static Task EndedAsync(Task task) => task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    private async Task<Question> CriteriaAsync(Question? known, FilterAudienceRequest request, CancellationToken cancellation)
    {
        if (known is not null)
            return request.Criteria is null ? known : throw Refusal.Invalid("criteria", "come in the first message only").ToException();
        if (request.Criteria is not { } criteria)
            throw Refusal.Invalid("criteria", "is required in the first message").ToException();
        var question = new Question(
            default, DecisionMapping.PurposeFromWire(criteria.Purpose, "criteria.purpose"),
            DecisionMapping.ChannelFromWire(criteria.Channel, "criteria.channel") ?? throw Refusal.Invalid("criteria.channel", "is required").ToException(), null,
            Require.Time(criteria.AsOf, "criteria.as_of"))
        {
            Narrowing = new DecisionNarrowing(
                DecisionMapping.BrandFromWire(criteria.Brand, "criteria.brand"), DecisionMapping.SubscriptionFromWire(criteria.Subscription, "criteria.subscription")),
        };
        await using var scope = scopes.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<AudienceFilter>().KnowsAsync(question.Purpose, cancellation))
            throw Refusal.NotFound("PURPOSE_UNKNOWN", "There is no purpose of that code.").ToException();
        return question;
    }

    private async Task<FilterAudienceResponse> DecideAsync(Question criteria, FilterAudienceRequest request, CancellationToken cancellation)
    {
        Require.Count(request.Members.Count, AudienceFilter.MaximumMembers, "members");
        var members = new (GlobalPartyId, Point?)[request.Members.Count];
        for (var i = 0; i < members.Length; i++)
        {
            var member = request.Members[i];
            members[i] = (
                TypeId.TryParse<GlobalPartyId>(member.Gpid, out var party) ? party : Require.Id<GlobalPartyId>(member.Gpid, $"members[{i}].gpid"),
                member.ContactPoint is null ? null : DecisionMapping.PointFromWire(member.ContactPoint, $"members[{i}].contact_point"));
        }
        await using var scope = scopes.CreateAsyncScope();
        var answers = await scope.ServiceProvider.GetRequiredService<AudienceFilter>().FilterAsync(criteria, members, cancellation);
        var response = new FilterAudienceResponse();
        response.Results.Capacity = answers.Length;
        foreach (var answer in answers)
        {
            response.Results.Add(answer is var (verdict, reason)
                ? new AudienceResult { Verdict = DecisionMapping.ToWire(verdict), Reason = (Protos.Consent.V1.ReasonCode)(int)reason }
                : new AudienceResult());
        }
        return response;
    }
}
