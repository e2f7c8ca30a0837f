using Grpc.Core;
using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Changes;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Export;
using IdentityHub.Protos.Party.V1;
using Microsoft.Extensions.Hosting;
using Subject = IdentityHub.MasterData.Export.ExportSubject;

namespace IdentityHub.Grpc.Parties;

/// <summary>One Export call. Messages are made by another thread while those before are sent.</summary>
internal sealed class PartyExports(MasterDataExport export, IHostApplicationLifetime host)
{
    /// <summary>Things in one message: large enough that the message's own cost doesn't count, small enough for every client.</summary>
    private const int MostInMessage = 250;

    public async Task RunAsync(ExportRequest request, IServerStreamWriter<ExportResponse> responses, Caller caller, CancellationToken cancellation)
    {
        if (request.Subject == 0 || !Enum.IsDefined((Subject)(int)request.Subject))
            throw Refusal.Invalid("subject", "is no subject of an export").ToException();
        var from = (await export.BeginAsync((Subject)(int)request.Subject, request.Cursor, caller.Actor, cancellation)).OrThrow();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        try
        {
            var sending = Task.CompletedTask;
            await foreach (var outcome in export.ReadAsync(from, ended.Token))
            {
                var messages = Messages(outcome.OrThrow()).ToList();
                await sending;
                sending = SendAsync(messages, responses, ended.Token);
            }
            await sending;
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw RpcStatuses.Of(Google.Rpc.Code.Unavailable, "UNAVAILABLE", "The hub is stopping; go on from the last cursor.").ToRpcException();
        }
    }

    private static async Task SendAsync(List<ExportResponse> messages, IServerStreamWriter<ExportResponse> responses, CancellationToken cancellation)
    {
        foreach (var message in messages)
            await responses.WriteAsync(message, cancellation);
    }

    private static IEnumerable<ExportResponse> Messages(ExportPage page)
    {
        for (var first = 0; first < page.Items.Count; first += MostInMessage)
        {
            var message = new ExportResponse();
            var end = Math.Min(page.Items.Count, first + MostInMessage);
            for (var i = first; i < end; i++)
                ExportMapping.Add(page.Items[i], message);
            // Within a page of changes there is no place between two things: it begins again at its beginning.
            if (end == page.Items.Count)
                message.Cursor = page.Cursor.ToString();
            else if (page.Cursor.After is not null)
                message.Cursor = (page.Cursor with { After = page.Items[end - 1].Place }).ToString();
            yield return message;
        }
        if (page.IsLast)
            yield return new ExportResponse { Cursor = page.Cursor.ToString(), Last = true, FeedCursor = FeedCursors.Encode(page.Cursor.Feed) };
    }
}
