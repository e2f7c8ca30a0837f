using IdentityHub.Client.Calls;
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
    public static IAsyncEnumerable<StreamUpsertResponse> UpsertManyAsync(
        this IdentityHubClient client, IAsyncEnumerable<StreamUpsertRequest> records, CancellationToken cancellation = default) =>
        SendingCall.ReadAsync<StreamUpsertRequest, StreamUpsertResponse>(stop => client.Records.StreamUpsert(cancellationToken: stop), async (into, stop) =>
        {
            await foreach (var record in records.WithCancellation(stop))
                await into.WriteAsync(record, stop);
        }, cancellation);
}
