using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Idempotency;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.OpenId;
using IdentityHub.Protos.Record.V1;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Records;

/// <summary>Source records on their way in. Single writes, too, go through the node's queue, so that concurrent callers share a commit.</summary>
[Authorize(HubScopes.RecordsWrite)]
internal sealed class SourceRecordRpc(HubCall call, IntakeQueue queue, SourceBinding binding, RecordStream stream, FileImport files, BulkImport imports) : SourceRecordService.SourceRecordServiceBase
{
    private const int LongestImportId = 64;

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

    public override Task Import(IAsyncStreamReader<ImportRequest> requestStream, IServerStreamWriter<ImportResponse> responseStream, ServerCallContext context) =>
        files.RunAsync(requestStream, responseStream, call.Caller, call.Cancellation);

    public override async Task<GetImportResponse> GetImport(GetImportRequest request, ServerCallContext context)
    {
        var id = Require.Text(request.ImportId, LongestImportId, "import_id") ?? throw Refusal.Invalid("import_id", "is required").ToException();
        // Of other sources' imports nothing is told, not even that there are any.
        if (await imports.FindStatusAsync(id, call.Cancellation) is not { System: { } system } status || !await binding.AllowsAsync(call.Caller, system, call.Cancellation))
            throw ImportNotFound.ToException();
        var response = new GetImportResponse { Records = status.Records, Rejected = status.Rejected, Complete = status.Complete };
        response.Decisions.AddRange(ImportMapping.ToWire(status.Decisions));
        return response;
    }

    private static Refusal ImportNotFound { get; } = Refusal.NotFound("IMPORT_NOT_FOUND", "There is no such import.");

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
