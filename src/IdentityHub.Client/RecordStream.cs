using System.Runtime.CompilerServices;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Client;

/// <summary>Writes many source records over one call.</summary>
public static class RecordStream
{
    /// <summary>
    /// Sends records as fast as the hub takes them and gives their answers as they come, not necessarily in order; tell them apart by
    /// <see cref="StreamUpsertResponse.CorrelationId"/>. Ends when every record is answered; a broken connection ends it with an exception, after which the records
    /// without an answer are sent again (intake is idempotent).
    /// </summary>
    public static async IAsyncEnumerable<StreamUpsertResponse> UpsertManyAsync(
        this IdentityHubClient client, IAsyncEnumerable<StreamUpsertRequest> records, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var call = client.Records.StreamUpsert(cancellationToken: stop.Token);
        var sending = SendAsync();
        try
        {
            while (await call.ResponseStream.MoveNext(stop.Token))
                yield return call.ResponseStream.Current;
            await sending;
        }
        finally
        {
            await stop.CancelAsync();
            await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task SendAsync()
        {
            await foreach (var record in records.WithCancellation(stop.Token))
                await call.RequestStream.WriteAsync(record, stop.Token);
            await call.RequestStream.CompleteAsync();
        }
    }
}
