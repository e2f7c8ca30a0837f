using System.Threading.Channels;
using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.Protos.Record.V1;
using Microsoft.Extensions.Hosting;
using Options = IdentityHub.MasterData.Import.ImportOptions;
using Progress = IdentityHub.MasterData.Import.ImportProgress;
using Rejected = IdentityHub.MasterData.Import.RejectedRow;
using Report = IdentityHub.Protos.Record.V1.ImportReport;

namespace IdentityHub.Grpc.Records;

/// <summary>
/// One Import call. What it needs to be taken up again is in the database and follows from the file itself, so that no node has to remember it: a call that breaks off is made
/// again, on any node.
/// </summary>
internal sealed class FileImport(BulkImport import, ImportMappings mappings, SnapshotDeletion snapshots, SourceBinding binding, IHostApplicationLifetime host)
{
    /// <summary>News that wait for a slow reader before the import waits for it.</summary>
    private const int Waiting = 64;

    public async Task RunAsync(IAsyncStreamReader<ImportRequest> requests, IServerStreamWriter<ImportResponse> responses, Caller caller, CancellationToken cancellation)
    {
        if (!await requests.MoveNext(cancellation) || requests.Current.PartCase != ImportRequest.PartOneofCase.Header)
            throw Refusal.Invalid("header", "is the first message and no other").ToException();
        var header = requests.Current.Header;
        var (given, snapshot) = (ImportMapping.FromWire(header), ImportMapping.SnapshotOf(header));
        await binding.DemandAsync(caller, given.System, cancellation);
        var options = await mappings.CompleteAsync(given, cancellation);

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        try
        {
            await using var file = await ImportSpool.TakeAsync(requests, ended.Token);
            var name = await BulkImport.NameAsync(file, options, ended.Token);
            await TellAsync(responses, name, news => ImportAsync(file, options, snapshot, header.Snapshot?.ValidateOnly == true, caller, news, ended.Token), ended);
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw RpcStatuses.Of(Google.Rpc.Code.Unavailable, "UNAVAILABLE", "The hub is stopping; send the file again: the import goes on behind its last batch.").ToRpcException();
        }
    }

    private async Task<Report> ImportAsync(
        FileStream file, Options options, SnapshotOptions? snapshot, bool validateOnly, Caller caller, ChannelWriter<ImportResponse> news, CancellationToken cancellation)
    {
        var preview = snapshot is null ? null : (await snapshots.PreviewAsync(file, options, snapshot, cancellation)).OrThrow();
        if (validateOnly)
            return new Report { Snapshot = ImportMapping.ToWire(preview!, withExamples: true) };
        // What is in doubt is asked before the first row is written.
        if (snapshot is not null && preview!.Doubt(snapshot) is { } doubt)
            throw new Refusal(RefusalKind.FailedPrecondition, "TOO_MANY_GONE", doubt).ToException();
        file.Position = 0;
        var outcome = await import.RunWithReceiverAsync(
            file, options, caller.Actor, (refused, token) => refused.Count == 0 ? Task.CompletedTask : news.WriteAsync(Rejects(refused), token).AsTask(), new Teller(news), cancellation);
        var report = ImportMapping.ToWire(outcome.OrThrow());
        if (snapshot is null)
            return report;
        report.Snapshot = ImportMapping.ToWire(preview!, withExamples: false);
        report.Snapshot.Deleted = (await snapshots.DeleteAsync(file, options, snapshot, caller.Actor, null, cancellation)).OrThrow();
        return report;
    }

    /// <summary>Sends the news while the work goes on, and its report last.</summary>
    private static async Task TellAsync(
        IServerStreamWriter<ImportResponse> responses, string name, Func<ChannelWriter<ImportResponse>, Task<Report>> work, CancellationTokenSource ended)
    {
        var news = Channel.CreateBounded<ImportResponse>(new BoundedChannelOptions(Waiting) { SingleReader = true });
        var working = WorkAsync();
        try
        {
            await foreach (var message in news.Reader.ReadAllAsync(ended.Token))
            {
                message.ImportId = name;
                await responses.WriteAsync(message, ended.Token);
            }
        }
        catch
        {
            // Nobody listens any more: the work ends behind its last commit before the file goes.
            await ended.CancelAsync();
            await ((Task)working).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        await responses.WriteAsync(new ImportResponse { ImportId = name, Report = await working }, ended.Token);

        async Task<Report> WorkAsync()
        {
            try
            {
                return await work(news.Writer);
            }
            finally
            {
                news.Writer.TryComplete();
            }
        }
    }

    private static ImportResponse Rejects(IReadOnlyList<Rejected> refused)
    {
        var rejects = new ImportRejects();
        rejects.Rows.AddRange(refused.Select(row => new Protos.Record.V1.RejectedRow { Line = row.Line, Reason = row.Reason, Detail = row.Detail }));
        return new ImportResponse { Rejects = rejects };
    }

    /// <summary>Progress is told when the reader keeps up, and left out when it doesn't.</summary>
    private sealed class Teller(ChannelWriter<ImportResponse> news) : IProgress<Progress>
    {
        public void Report(Progress value) => news.TryWrite(new ImportResponse { Progress = ImportMapping.ToWire(value) });
    }
}
