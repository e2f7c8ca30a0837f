using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Idempotency;
using IdentityHub.Grpc.Wire;
using IdentityHub.MasterData.Intake;
using IdentityHub.OpenId;
using IdentityHub.Protos.Record.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Records;

/// <summary>Source records on their way in. Single writes, too, go through the node's queue, so that concurrent callers share a commit.</summary>
[Authorize(HubScopes.RecordsWrite)]
internal sealed class SourceRecordRpc(HubCall call, IntakeQueue queue, SourceBinding binding, RecordStream stream) : SourceRecordService.SourceRecordServiceBase
{
    public override async Task<UpsertResponse> Upsert(UpsertRequest request, ServerCallContext context)
    {
        var claim = RequestIds.KeyOf(request, context.Method, call.Caller).OrThrow();
        var upsert = RecordMapping.FromWire(request.Record);
        await binding.DemandAsync(call.Caller, upsert.Key.System, call.Cancellation);
        var outcome = await queue.SubmitAsync(IntakeCommand.Write(upsert, call.Caller.Actor, claim), call.Cancellation);
        if (!outcome.Succeeded(out var receipt, out var refusal))
            throw RecordPaths.OfContract(refusal).ToException();
        call.Saw(receipt.Party, receipt.PartyRevision);
        return new UpsertResponse { Receipt = RecordMapping.ToWire(receipt) };
    }

    public override Task StreamUpsert(IAsyncStreamReader<StreamUpsertRequest> requestStream, IServerStreamWriter<StreamUpsertResponse> responseStream, ServerCallContext context) =>
        stream.RunAsync(requestStream, responseStream, call.Caller, context.Method, call.Cancellation);

    public override async Task<DeleteResponse> Delete(DeleteRequest request, ServerCallContext context)
    {
        var claim = RequestIds.KeyOf(request, context.Method, call.Caller).OrThrow();
        var key = Require.Key(request.Key, "key");
        await binding.DemandAsync(call.Caller, key.System, call.Cancellation);
        var receipt = (await queue.SubmitAsync(IntakeCommand.Delete(key, call.Caller.Actor, claim), call.Cancellation)).OrThrow();
        call.Saw(receipt.Party, receipt.PartyRevision);
        return new DeleteResponse { Receipt = RecordMapping.ToWire(receipt) };
    }
}
