using System.Threading.Channels;
using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Freshness;
using IdentityHub.Grpc.Idempotency;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.Protos.Record.V1;
using Microsoft.Extensions.Hosting;
using IntakeReceipt = IdentityHub.MasterData.Intake.IntakeReceipt;

namespace IdentityHub.Grpc.Records;

/// <summary>
/// One StreamUpsert call: records go to the node's intake queue in the order in which they arrive, many at a time, so that they share commits; answers
/// leave as they come. At most <see cref="Window"/> records are unanswered; beyond that the call stops reading and HTTP/2 holds the sender back.
/// </summary>
internal sealed class RecordStream(IntakeQueue queue, SourceBinding binding, IHostApplicationLifetime host)
{
    /// <summary>Records taken and not yet answered.</summary>
    internal const int Window = 512;

    private const int MaximumCorrelationLength = 128;

    public async Task RunAsync(
        IAsyncStreamReader<StreamUpsertRequest> requests, IServerStreamWriter<StreamUpsertResponse> responses, Caller caller, string method, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Bounded by the window: a place is taken before a record is read and given back when its answer has left.
        using var places = new SemaphoreSlim(Window, Window);
        var answers = Channel.CreateUnbounded<StreamUpsertResponse>(new UnboundedChannelOptions { SingleReader = true });
        var sending = SendAsync(answers.Reader, responses, places, stop);
        try
        {
            await TakeAsync(requests, answers.Writer, places, caller, method, stop.Token);
        }
        finally
        {
            answers.Writer.TryComplete();
            await sending;
        }

        if (host.ApplicationStopping.IsCancellationRequested)
            throw RpcStatuses.Of(Google.Rpc.Code.Unavailable, "UNAVAILABLE", "The hub is stopping; go on with the records that were not answered.").ToRpcException();
    }

    private async Task TakeAsync(
        IAsyncStreamReader<StreamUpsertRequest> requests, ChannelWriter<StreamUpsertResponse> answers, SemaphoreSlim places, Caller caller, string method,
        CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        try
        {
            while (await requests.MoveNext(stopping.Token))
            {
                await places.WaitAsync(cancellation);
                var answer = await BeginAsync(requests.Current, caller, method, cancellation);
                _ = PassOnAsync(requests.Current.CorrelationId, answer, answers, cancellation);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // The hub stops: what was taken is finished and answered, nothing more is taken.
        }

        // Every record that was taken holds a place until its answer has left.
        for (var i = 0; i < Window; i++)
            await places.WaitAsync(cancellation);
    }

    /// <summary>Hands the record to the queue before the next one is read: two versions of one record keep their order.</summary>
    private async ValueTask<Task<Outcome<IntakeReceipt>>> BeginAsync(StreamUpsertRequest request, Caller caller, string method, CancellationToken cancellation)
    {
        try
        {
            Require.Text(request.CorrelationId, MaximumCorrelationLength, "correlation_id");
            var claim = RequestIds.KeyOf(request, method, caller);
            if (!claim.Succeeded(out var key, out var refusal))
                return Task.FromResult<Outcome<IntakeReceipt>>(refusal);
            var upsert = RecordMapping.FromWire(request.Record);
            if (!await binding.AllowsAsync(caller, upsert.Key.System, cancellation))
                return Task.FromResult<Outcome<IntakeReceipt>>(SourceBinding.NotBound);
            return SubmitAsync(IntakeCommand.Write(upsert, caller.Actor, key), cancellation);
        }
        catch (RefusedException refused)
        {
            return Task.FromResult<Outcome<IntakeReceipt>>(refused.Refusal);
        }
    }

    private async Task<Outcome<IntakeReceipt>> SubmitAsync(IntakeCommand command, CancellationToken cancellation)
    {
        var outcome = await queue.SubmitAsync(command, cancellation);
        return outcome.Refusal is { } refusal ? RecordPaths.OfContract(refusal) : outcome;
    }

    private static async Task PassOnAsync(
        string correlationId, Task<Outcome<IntakeReceipt>> writing, ChannelWriter<StreamUpsertResponse> answers, CancellationToken cancellation)
    {
        try
        {
            var response = new StreamUpsertResponse { CorrelationId = correlationId };
            var outcome = await writing;
            if (outcome.Succeeded(out var receipt, out var refusal))
            {
                response.Receipt = RecordMapping.ToWire(receipt);
                response.ConsistencyToken = ConsistencyTokens.Encode([(receipt.Party, receipt.PartyRevision)]);
            }
            else
            {
                response.Problem = ToWire.Problem(refusal);
            }

            answers.TryWrite(response);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            answers.TryComplete();
        }
        catch (Exception failure)
        {
            // The whole call fails with it: the caller learns which records were answered and tries the others again.
            answers.TryComplete(failure);
        }
    }

    private static async Task SendAsync(
        ChannelReader<StreamUpsertResponse> answers, IServerStreamWriter<StreamUpsertResponse> responses, SemaphoreSlim places, CancellationTokenSource stop)
    {
        try
        {
            await foreach (var answer in answers.ReadAllAsync(stop.Token))
            {
                await responses.WriteAsync(answer, stop.Token);
                places.Release();
            }
        }
        catch
        {
            // Nobody listens any more, or a record met a fault: stop reading as well.
            await stop.CancelAsync();
            throw;
        }
    }
}
